import { latestChanges } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { findRecord } from '#lib/customers/record';

export interface EditBase {
  id: string;
  version: number;
  values: CustomerValues;
}

/**
 * A customer as it was in an earlier version: the present record, with the changes since undone one by one.
 * Null when there is no such customer, or never was such a version,
 * or its data were erased: what they were is nobody's business any more.
 */
export async function baseOf(ctx: Context, id: string, version: number): Promise<EditBase | null> {
  const found = await findRecord(ctx, id);
  if (!found || found.customer.erasedAt !== null || !Number.isInteger(version) || version < 1 || version > found.customer.version) return null;
  const { customer, values } = found;
  const since = await latestChanges(ctx, id, customer.version - version);
  for (const { changes } of since) {
    for (const [name, { from }] of Object.entries(changes)) if (Object.hasOwn(values, name)) values[name as FieldName] = from;
  }
  return { id, version, values };
}
