import { latestChanges } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import { type CustomerValues, isCustomerField } from '#lib/customers/fields';
import { valuesOf } from '#lib/customers/input';
import { findCustomer } from '#lib/customers/queries';

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
  const customer = await findCustomer(ctx, id);
  if (!customer || customer.erasedAt !== null || !Number.isInteger(version) || version < 1 || version > customer.version) return null;
  const values = valuesOf(customer);
  const since = await latestChanges(ctx, id, customer.version - version);
  for (const { changes } of since) {
    for (const [name, { from }] of Object.entries(changes)) if (isCustomerField(name)) values[name] = from;
  }
  return { id, version, values };
}
