import type { Db } from '#db/types';
import { categoriesOf, setCategories } from '#lib/categories/membership';
import { consentValues } from '#lib/consent/queries';
import { storeFormConsents } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { customFieldName, joined } from '#lib/custom-fields/field';
import { customValuesOf } from '#lib/custom-fields/queries';
import { storeCustomValues } from '#lib/custom-fields/store-values';
import type { CustomerValues } from '#lib/customers/fields';
import { type ParsedRecord, valuesOf } from '#lib/customers/input';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { type RecordRules, rulesOf } from '#lib/customers/rules';

/** All that a customer holds, as the form shows it: built-in fields, categories, and the firm's own fields that are in use. */
export async function recordOf(ctx: Context, customer: Customer): Promise<CustomerValues> {
  const { fields } = await rulesOf(ctx);
  const own = await customValuesOf(ctx, [customer.key], fields);
  const categories = await categoriesOf(ctx, [customer.key]);
  const empty = Object.fromEntries(fields.map((field) => [customFieldName(field), '']));
  return { ...valuesOf(customer), categories: joined(categories.get(customer.key) ?? []), ...(await consentValues(ctx, customer.id)), ...empty, ...own.get(customer.key) };
}

export interface CustomerRecord {
  customer: Customer;
  values: CustomerValues;
}

/** The customer of this id with all that it holds, or null: also when it is another firm's. */
export async function findRecord(ctx: Context, id: string): Promise<CustomerRecord | null> {
  const customer = await findCustomer(ctx, id);
  return customer && { customer, values: await recordOf(ctx, customer) };
}

/** Stores what of a record stands in tables of its own. Call it in the write of the customer. */
export async function storeParts(db: Db, ctx: Context, { key, id }: Pick<Customer, 'key' | 'id'>, { fields }: RecordRules, { entries, categories, values }: ParsedRecord): Promise<void> {
  await storeCustomValues(db, ctx, key, fields, entries);
  await setCategories(db, ctx, key, categories);
  await storeFormConsents(db, ctx, id, values);
}
