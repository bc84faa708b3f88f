import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { customFields, customValues } from '#db/schema/custom-fields';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type CustomField, type CustomFieldName, customFieldName, joined } from '#lib/custom-fields/field';

/** The firm's own fields that are in use, in the order in which they stand. */
export async function activeFields(ctx: Context): Promise<CustomField[]> {
  return read(ctx, 'customers.view', (db) =>
    db.select().from(customFields).where(and(ofFirm(ctx, customFields), isNull(customFields.archivedAt))).orderBy(asc(customFields.position), asc(customFields.id)),
  );
}

/** All of the firm's own fields, archived ones behind the others. */
export async function allFields(ctx: Context): Promise<CustomField[]> {
  const fields = await read(ctx, 'customers.view', (db) =>
    db.select().from(customFields).where(ofFirm(ctx, customFields)).orderBy(asc(customFields.position), asc(customFields.id)),
  );
  return [...fields.filter(({ archivedAt }) => archivedAt === null), ...fields.filter(({ archivedAt }) => archivedAt !== null)];
}

export async function findField(ctx: Context, id: string): Promise<CustomField | null> {
  const [field] = await read(ctx, 'customers.view', (db) => db.select().from(customFields).where(and(ofFirm(ctx, customFields), eq(customFields.id, id))).limit(1));
  return field ?? null;
}

/** What these customers have in these fields, as forms show it, by the customer's key. A field that is empty is not named. */
export async function customValuesOf(ctx: Context, keys: number[], fields: readonly CustomField[]): Promise<Map<number, Record<CustomFieldName, string>>> {
  const rows = keys.length === 0 || fields.length === 0 ? [] : await read(ctx, 'customers.view', (db) =>
    db
      .select({ customerKey: customValues.customerKey, fieldId: customValues.fieldId, value: customValues.value })
      .from(customValues)
      .where(and(ofFirm(ctx, customValues), inArray(customValues.customerKey, keys)))
      .orderBy(asc(customValues.customerKey), asc(customValues.fieldId), asc(customValues.ordinal)),
  );
  const byCustomer = Map.groupBy(rows, ({ customerKey }) => customerKey);
  return new Map(keys.map((key) => {
    const byField = Map.groupBy(byCustomer.get(key) ?? [], ({ fieldId }) => fieldId);
    return [key, Object.fromEntries(fields.flatMap((field) => {
      const entries = byField.get(field.id);
      return entries ? [[customFieldName(field), joined(entries.map(({ value }) => value))] as const] : [];
    }))];
  }));
}
