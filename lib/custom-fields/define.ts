import { and, count, eq } from 'drizzle-orm';
import { customFields } from '#db/schema/custom-fields';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type CustomField, type Translated, wordIn } from '#lib/custom-fields/field';
import { type FieldInput, parseField } from '#lib/custom-fields/input';
import { readValue } from '#lib/custom-fields/value';
import { newId } from '#lib/ids';
import { Invalid } from '#lib/problems';

/** What a field shall begin with must be a value of it, and one that is unique cannot begin with the same everywhere. */
export function demandFittingInitial(field: Pick<CustomField, 'type' | 'options' | 'initial' | 'isUnique'>): void {
  if (field.initial === '') return;
  if (field.isUnique) throw new Invalid([{ field: 'initial', key: 'errors.initialUnique' }]);
  const reading = readValue(field as CustomField, field.initial);
  if ('problem' in reading) throw new Invalid([{ field: 'initial', ...reading.problem }]);
}

/** A key that a script can read: the English word where there is one, and a number where it is taken or there is none. */
async function freeKey(db: Db, ctx: Context, label: Translated): Promise<string> {
  const rows = await db.select({ key: customFields.key }).from(customFields).where(ofFirm(ctx, customFields));
  const taken = new Set(rows.map(({ key }) => key));
  const word = (label.en ?? '').toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, ' ').trim().replaceAll(' ', '_').slice(0, 40) || 'field';
  let key = word;
  for (let number = 2; taken.has(key); number += 1) key = `${word}_${number}`;
  return key;
}

/**
 * Gives the firm's customers a field of its own.
 * @returns the field's id
 * @throws Forbidden, Invalid
 */
export async function defineField(ctx: Context, values: Record<string, string>): Promise<string> {
  const input: FieldInput = parseField(values);
  demandFittingInitial(input);
  return write(ctx, 'firm.edit', async (db) => {
    const id = newId();
    const [last] = await db.select({ fields: count() }).from(customFields).where(ofFirm(ctx, customFields));
    await db.insert(customFields).values({ id, firmId: ctx.firm.id, key: await freeKey(db, ctx, input.label), ...input, position: last?.fields ?? 0, createdAt: now() });
    await record(db, ctx, { action: 'field.defined', subjectId: id, changes: { field: { from: '', to: wordIn(input.label, ctx.locale) } } });
    return id;
  });
}

/** Moves a field by one place among those in use. */
export async function moveField(ctx: Context, id: string, by: -1 | 1): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const fields = await db.select({ id: customFields.id, archivedAt: customFields.archivedAt }).from(customFields).where(ofFirm(ctx, customFields)).orderBy(customFields.position, customFields.id);
    const order = fields.filter(({ archivedAt }) => archivedAt === null).map((field) => field.id);
    const from = order.indexOf(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    for (const [position, fieldId] of order.entries()) await db.update(customFields).set({ position }).where(and(ofFirm(ctx, customFields), eq(customFields.id, fieldId)));
  });
}
