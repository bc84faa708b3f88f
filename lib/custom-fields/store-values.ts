import { and, eq, inArray, isNull } from 'drizzle-orm';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import { type CustomField, customFieldName } from '#lib/custom-fields/field';
import type { StoredValue } from '#lib/custom-fields/value';
import { type FieldProblem, Invalid } from '#lib/problems';

/** What is to be stored, by the id of the field. */
export type CustomEntries = ReadonlyMap<string, StoredValue[]>;

/**
 * Stores what a customer has in the firm's own fields, in place of what it had in them. Call it in the write of the customer.
 * @param fields those that the entries are of; what a customer has in others stays
 * @throws Invalid when a field that must be unique has the value on another customer already
 */
export async function storeCustomValues(db: Db, ctx: Context, customerKey: number, fields: readonly CustomField[], entries: CustomEntries): Promise<void> {
  if (fields.length === 0) return;
  const ids = fields.map(({ id }) => id);
  await db.delete(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, customerKey), inArray(customValues.fieldId, ids)));
  await addCustomValues(db, ctx, fields, [{ customerKey, entries }]);
}

/**
 * Stores what customers have in the firm's own fields, who have nothing in them yet. Call it in their write.
 * @throws Invalid when a field that must be unique has the value on another customer already
 */
export async function addCustomValues(db: Db, ctx: Context, fields: readonly CustomField[], added: readonly { customerKey: number; entries: CustomEntries }[]): Promise<void> {
  const taken = await takenValues(db, ctx, fields, added.map(({ entries }) => entries));
  if (taken.length > 0) throw new Invalid(taken);
  const rows = added.flatMap(({ customerKey, entries }) =>
    fields.flatMap(({ id: fieldId }) => (entries.get(fieldId) ?? []).map((entry, ordinal) => ({ firmId: ctx.firm.id, fieldId, customerKey, ordinal, ...entry }))));
  if (rows.length > 0) await db.insert(customValues).values(rows);
}

/** Which of the fields that must be unique have a value that is stored already, or twice among these. */
async function takenValues(db: Db, ctx: Context, fields: readonly CustomField[], records: readonly CustomEntries[]): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const field of fields.filter(({ isUnique }) => isUnique)) {
    const given = records.flatMap((entries) => entries.get(field.id)?.[0]?.sortText ?? []);
    const stored = await customersWith(db, ctx, field, given);
    if (stored.size > 0 || new Set(given).size < given.length) problems.push({ field: customFieldName(field), key: 'errors.notUnique' });
  }
  return problems;
}

/**
 * For a customer whose values are stored without being entered anew.
 * @throws Invalid when a field that must be unique has one of these values on another customer
 */
export async function demandUnique(db: Db, ctx: Context, customerKey: number, fields: readonly CustomField[], entries: ReadonlyMap<string, readonly { sortText: string }[]>): Promise<void> {
  const problems: FieldProblem[] = [];
  for (const field of fields.filter(({ isUnique }) => isUnique)) {
    const bearers = await customersWith(db, ctx, field, (entries.get(field.id) ?? []).map(({ sortText }) => sortText));
    if ([...bearers.values()].some((key) => key !== customerKey)) problems.push({ field: customFieldName(field), key: 'errors.notUnique' });
  }
  if (problems.length > 0) throw new Invalid(problems);
}

/** Who has one of these values in a field, by the value: the customer's key, of several any. Who was merged into another has nothing. */
export async function customersWith(db: Db, ctx: Context, field: CustomField, sortTexts: readonly string[]): Promise<Map<string, number>> {
  if (sortTexts.length === 0) return new Map();
  const rows = await db
    .select({ sortText: customValues.sortText, key: customValues.customerKey })
    .from(customValues)
    .innerJoin(customers, and(eq(customers.key, customValues.customerKey), isNull(customers.mergedIntoId)))
    .where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, field.id), inArray(customValues.sortText, [...new Set(sortTexts)])));
  return new Map(rows.map(({ sortText, key }) => [sortText, key]));
}
