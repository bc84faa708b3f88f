import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { customFields, customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandFittingInitial } from '#lib/custom-fields/define';
import { apart, type CustomField, wordIn } from '#lib/custom-fields/field';
import { parseField } from '#lib/custom-fields/input';
import { readValue } from '#lib/custom-fields/value';
import { Invalid, Missing } from '#lib/problems';

/** How many customers are named in a refusal. */
const examples = 5;

/**
 * Changes how a field is called, what it takes and where it stands; its key stays. Everything that customers have in it must fit:
 * else nothing is changed, and the refusal says whose value does not.
 * @throws Forbidden, Missing, Invalid
 */
export async function changeField(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const [before] = await db.select().from(customFields).where(and(ofFirm(ctx, customFields), eq(customFields.id, id)));
    if (!before) throw new Missing(id);
    const input = parseField(values, before.options);
    demandFittingInitial(input);
    const after = { ...before, ...input };
    await keepOptionsInUse(db, ctx, before, after);
    if (after.type !== before.type) await convert(db, ctx, after, before);
    if (after.isUnique && !before.isUnique) await demandDistinct(db, ctx, id);
    await db.update(customFields).set(input).where(and(ofFirm(ctx, customFields), eq(customFields.id, id)));
    await record(db, ctx, { action: 'field.changed', subjectId: id, changes: { field: { from: wordIn(before.label, ctx.locale), to: wordIn(input.label, ctx.locale) } } });
  });
}

const isChoice = ({ type }: CustomField): boolean => type === 'choice' || type === 'choices';

/** An option that a customer has cannot be taken away. */
async function keepOptionsInUse(db: Db, ctx: Context, before: CustomField, after: CustomField): Promise<void> {
  if (!isChoice(before) || !isChoice(after)) return;
  const kept = new Set(after.options.map(({ key }) => key));
  const gone = before.options.filter(({ key }) => !kept.has(key));
  if (gone.length === 0) return;
  const used = await db
    .select({ value: customValues.value, customers: count() })
    .from(customValues)
    .where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, before.id), inArray(customValues.value, gone.map(({ key }) => key))))
    .groupBy(customValues.value);
  const problems = used.map(({ value, customers }) => {
    const option = gone.find(({ key }) => key === value);
    return { field: 'options', key: 'errors.optionInUse' as const, values: { option: option ? wordIn(option.label, ctx.locale) : '', count: customers } };
  });
  if (problems.length > 0) throw new Invalid(problems);
}

/** Reads every value anew as the new type reads it. */
async function convert(db: Db, ctx: Context, after: CustomField, before: CustomField): Promise<void> {
  const rows = await db
    .select({ customerKey: customValues.customerKey, ordinal: customValues.ordinal, value: customValues.value, number: customers.number, name: customers.name })
    .from(customValues)
    .innerJoin(customers, eq(customers.key, customValues.customerKey))
    .where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, after.id)))
    .orderBy(asc(customers.number), asc(customValues.ordinal));
  const wordOf = (value: string) => wordIn(before.options.find(({ key }) => key === value)?.label ?? {}, ctx.locale) || value;
  // What was chosen is read by its word: a choice that becomes text shows what it said, and text becomes the option that says it.
  const keyOf = (text: string) => after.options.find(({ label }) => Object.values(label).includes(text))?.key ?? text;
  const read = [...Map.groupBy(rows, ({ customerKey }) => customerKey)].map(([customerKey, own]) => {
    const texts = own.map(({ value }) => wordOf(value)).map((text) => (after.options.length > 0 ? keyOf(text) : text));
    return { customerKey, own, reading: readValue(after, texts.join(after.type === 'choices' || after.type === 'lines' ? '\n' : '، ')) };
  });
  const misfits = read.filter(({ reading }) => 'problem' in reading || reading.entries.length === 0);
  if (misfits.length > 0) {
    const list = misfits.slice(0, examples).map(({ own: [row] }) => `${row?.number} ${row?.name}: ${apart(row?.value ?? '').join(' ')}`).join('; ');
    throw new Invalid([{ field: 'type', key: 'errors.typeMisfit', values: { count: misfits.length, list } }]);
  }
  for (const { customerKey, reading } of read) {
    if (!('entries' in reading)) continue;
    await db.delete(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, after.id), eq(customValues.customerKey, customerKey)));
    await db.insert(customValues).values(reading.entries.map((entry, ordinal) => ({ firmId: ctx.firm.id, fieldId: after.id, customerKey, ordinal, ...entry })));
  }
}

async function demandDistinct(db: Db, ctx: Context, fieldId: string): Promise<void> {
  const rows = await db
    .select({ sortText: customValues.sortText, customers: count() })
    .from(customValues)
    .innerJoin(customers, and(eq(customers.key, customValues.customerKey), isNull(customers.mergedIntoId)))
    .where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, fieldId)))
    .groupBy(customValues.sortText);
  const twice = rows.filter(({ customers }) => customers > 1);
  if (twice.length > 0) throw new Invalid([{ field: 'isUnique', key: 'errors.alreadyTwice', values: { count: twice.length, value: twice[0]?.sortText ?? '' } }]);
}

/** Takes a field out of use: it is offered no more, and what customers have in it stays. Pressed twice, it is done once. */
export async function archiveField(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, now());
}

export async function restoreField(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, null);
}

async function setArchived(ctx: Context, id: string, archivedAt: number | null): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const [before] = await db.select().from(customFields).where(and(ofFirm(ctx, customFields), eq(customFields.id, id)));
    if (!before) throw new Missing(id);
    if ((before.archivedAt === null) === (archivedAt === null)) return;
    await db.update(customFields).set({ archivedAt }).where(and(ofFirm(ctx, customFields), eq(customFields.id, id)));
    await record(db, ctx, { action: archivedAt === null ? 'field.restored' : 'field.archived', subjectId: id });
  });
}
