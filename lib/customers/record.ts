import type { Db } from '#db/types';
import { addMemberships, categoriesOf, setCategories } from '#lib/categories/membership';
import { consentValuesOf } from '#lib/consent/queries';
import { noConsents } from '#lib/consent/consents';
import { addFormConsents, storeFormConsents } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { customFieldName, joined } from '#lib/custom-fields/field';
import { customValuesOf } from '#lib/custom-fields/queries';
import { addCustomValues, storeCustomValues } from '#lib/custom-fields/store-values';
import type { CustomerValues } from '#lib/customers/fields';
import { type ParsedRecord, valuesOf } from '#lib/customers/input';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { type RecordRules, rulesOf } from '#lib/customers/rules';

/** All that a customer holds, as the form shows it: built-in fields, categories, and the firm's own fields that are in use. */
export async function recordOf(ctx: Context, customer: Customer): Promise<CustomerValues> {
  const [values] = await recordsOf(ctx, [customer]);
  if (!values) throw new Error('A customer has no record');
  return values;
}

/** The same of several, in their order. */
export async function recordsOf(ctx: Context, customers: readonly Customer[]): Promise<CustomerValues[]> {
  const { fields } = await rulesOf(ctx);
  const keys = customers.map(({ key }) => key);
  const own = await customValuesOf(ctx, keys, fields);
  const categories = await categoriesOf(ctx, keys);
  const consents = await consentValuesOf(ctx, customers.map(({ id }) => id));
  const empty = Object.fromEntries(fields.map((field) => [customFieldName(field), '']));
  return customers.map((customer) => ({
    ...valuesOf(customer), categories: joined(categories.get(customer.key) ?? []), ...noConsents, ...consents.get(customer.id), ...empty, ...own.get(customer.key),
  }));
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

/** A customer that has just been stored, and what of it stands in tables of its own. */
export interface NewCustomer extends Pick<Customer, 'key' | 'id'> {
  record: ParsedRecord;
}

/** The same for customers who have none of it yet. */
export async function addParts(db: Db, ctx: Context, { fields }: RecordRules, added: readonly NewCustomer[]): Promise<void> {
  await addCustomValues(db, ctx, fields, added.map(({ key, record: { entries } }) => ({ customerKey: key, entries })));
  await addMemberships(db, ctx, added.map(({ key, record: { categories } }) => ({ customerKey: key, ids: categories })));
  await addFormConsents(db, ctx, added.map(({ id, record: { values } }) => ({ customerId: id, values })));
}
