import { customerKinds } from '#db/schema/customers';
import { locales } from '#db/schema/users';
import { everyPartFor, isAddressPart } from '#lib/addresses/layout';
import { consentNames, type ConsentName } from '#lib/consent/consents';
import type { CustomFieldName } from '#lib/custom-fields/field';

export type FieldGroup = 'who' | 'where' | 'reach' | 'terms' | 'more';

export interface CustomerField {
  group: FieldGroup;
  /** Longest value, in characters. */
  max: number;
  input: 'line' | 'lines' | 'radio' | 'country' | 'currency' | 'locale';
  /** How the value runs: names as their letters say, addresses of the net and numbers always left to right. */
  direction: 'auto' | 'ltr';
  inputMode?: 'email' | 'tel' | 'url' | 'numeric';
}

/** The built-in fields of a customer, in the order in which form, review and profile show them; for an address see `fieldNamesFor`. */
export const customerFields = {
  kind: { group: 'who', max: 10, input: 'radio', direction: 'auto' },
  name: { group: 'who', max: 200, input: 'line', direction: 'auto' },
  contactName: { group: 'who', max: 200, input: 'line', direction: 'auto' },
  taxId: { group: 'who', max: 50, input: 'line', direction: 'ltr' },
  country: { group: 'where', max: 2, input: 'country', direction: 'auto' },
  street: { group: 'where', max: 200, input: 'line', direction: 'auto' },
  buildingNumber: { group: 'where', max: 20, input: 'line', direction: 'auto' },
  additionalNumber: { group: 'where', max: 20, input: 'line', direction: 'auto' },
  district: { group: 'where', max: 100, input: 'line', direction: 'auto' },
  city: { group: 'where', max: 100, input: 'line', direction: 'auto' },
  postalCode: { group: 'where', max: 20, input: 'line', direction: 'ltr' },
  region: { group: 'where', max: 100, input: 'line', direction: 'auto' },
  email: { group: 'reach', max: 254, input: 'line', direction: 'ltr', inputMode: 'email' },
  phone: { group: 'reach', max: 50, input: 'line', direction: 'ltr', inputMode: 'tel' },
  website: { group: 'reach', max: 500, input: 'line', direction: 'ltr', inputMode: 'url' },
  paymentTermDays: { group: 'terms', max: 4, input: 'line', direction: 'ltr', inputMode: 'numeric' },
  currency: { group: 'terms', max: 3, input: 'currency', direction: 'auto' },
  locale: { group: 'terms', max: 2, input: 'locale', direction: 'auto' },
  terms: { group: 'terms', max: 2000, input: 'lines', direction: 'auto' },
} as const satisfies Record<string, CustomerField>;

export type CustomerFieldName = keyof typeof customerFields;

export const customerFieldNames = Object.keys(customerFields) as CustomerFieldName[];

/** The groups in the order of the form; the last holds only what the firm has put there. */
export const fieldGroups: readonly FieldGroup[] = ['who', 'where', 'reach', 'terms', 'more'];

/**
 * The names of the built-in fields, with the parts of the address in the order of its country.
 * @param country ISO 3166-1 alpha-2, or `''` while it is not known
 */
export function fieldNamesFor(country: string): CustomerFieldName[] {
  const others = customerFieldNames.filter((name) => !isAddressPart(name));
  return others.flatMap((name): CustomerFieldName[] => (name === 'country' ? [name, ...everyPartFor(country)] : [name]));
}

/** The names of a group's fields, in order. */
export function fieldsOf(group: FieldGroup): CustomerFieldName[] {
  return customerFieldNames.filter((name) => customerFields[name].group === group);
}

/** Any field of a customer: built in, the categories (ids, a line each), a consent (`given` or nothing), or one of the firm's own. */
export type FieldName = CustomerFieldName | 'categories' | ConsentName | CustomFieldName;

/** What stands in the form: every field as text, `''` where nothing was entered. A field of the firm's own may be left out. */
export type CustomerValues = Record<CustomerFieldName | 'categories' | ConsentName, string> & Record<CustomFieldName, string>;

export const emptyValues = Object.fromEntries([...customerFieldNames, 'categories', ...consentNames].map((name) => [name, ''])) as CustomerValues;

/** A record that has these fields filled and all others empty. */
export const valuesWith = (given: Partial<Record<FieldName, string>>): CustomerValues => ({ ...emptyValues, ...given }) as CustomerValues;

export function isCustomerField(name: string): name is CustomerFieldName {
  return Object.hasOwn(customerFields, name);
}

export { customerKinds, locales };
