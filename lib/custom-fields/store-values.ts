import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
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
  await demandUnique(db, ctx, customerKey, fields, entries);
  const ids = fields.map(({ id }) => id);
  await db.delete(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, customerKey), inArray(customValues.fieldId, ids)));
  const rows = ids.flatMap((fieldId) => (entries.get(fieldId) ?? []).map((entry, ordinal) => ({ firmId: ctx.firm.id, fieldId, customerKey, ordinal, ...entry })));
  if (rows.length > 0) await db.insert(customValues).values(rows);
}

/**
 * What was merged into another customer stands in nobody's way.
 * @throws Invalid when a field that must be unique has one of these values on another customer
 */
export async function demandUnique(db: Db, ctx: Context, customerKey: number, fields: readonly CustomField[], entries: CustomEntries): Promise<void> {
  const problems: FieldProblem[] = [];
  for (const field of fields.filter(({ isUnique }) => isUnique)) {
    const [entry] = entries.get(field.id) ?? [];
    if (!entry) continue;
    const [taken] = await db
      .select({ key: customValues.customerKey })
      .from(customValues)
      .innerJoin(customers, and(eq(customers.key, customValues.customerKey), isNull(customers.mergedIntoId)))
      .where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, field.id), eq(customValues.sortText, entry.sortText), ne(customValues.customerKey, customerKey)))
      .limit(1);
    if (taken) problems.push({ field: customFieldName(field), key: 'errors.notUnique' });
  }
  if (problems.length > 0) throw new Invalid(problems);
}
