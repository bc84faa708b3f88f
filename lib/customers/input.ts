import { z } from 'zod';
import { isCountry } from '#lib/countries';
import { isCurrency } from '#lib/currencies';
import { type CustomerFieldName, type CustomerValues, customerFields, customerKinds, isCustomerField, locales } from '#lib/customers/fields';
import { requiredFields } from '#lib/customers/required-fields';
import { searchText } from '#lib/customers/search-text';
import type { Firm } from '#lib/context';
import { line, oneOf, orNull, parse } from '#lib/form';
import { internationalPhone } from '#lib/phone';
import { type FieldProblem, Invalid } from '#lib/problems';
import { fold, westernDigits } from '#lib/text';

/** Longest term that is taken for meant: ten years. */
const longestTermDays = 3650;

const text = (name: CustomerFieldName) => line(customerFields[name].max);

/** What cannot be right at all is refused here; what only looks odd is the business of `lib/customers/checks`. */
export const customerSchema = z.object({
  kind: oneOf(customerKinds),
  name: text('name').refine((name) => name !== '', 'errors.required'),
  contactName: text('contactName').transform(orNull),
  taxId: text('taxId').transform(orNull),
  email: text('email').refine((email) => email === '' || /^[^\s@][^@]*@[^@]*[^\s@]$/u.test(email), 'errors.email').transform(orNull),
  phone: text('phone').transform(orNull),
  website: text('website').transform(orNull),
  country: text('country').refine((code) => code === '' || isCountry(code), 'errors.choice').transform(orNull),
  street: text('street').transform(orNull),
  buildingNumber: text('buildingNumber').transform(orNull),
  additionalNumber: text('additionalNumber').transform(orNull),
  district: text('district').transform(orNull),
  city: text('city').transform(orNull),
  postalCode: text('postalCode').transform(orNull),
  region: text('region').transform(orNull),
  paymentTermDays: line(20)
    .transform(westernDigits)
    .refine((days) => days === '' || (/^\d+$/.test(days) && Number(days) <= longestTermDays), 'errors.paymentTermDays')
    .transform((days) => (days === '' ? null : Number(days))),
  currency: text('currency').refine((code) => code === '' || isCurrency(code), 'errors.choice').transform(orNull),
  locale: text('locale').pipe(z.enum(['', ...locales], 'errors.choice')).transform((locale) => (locale === '' ? null : locale)),
  terms: text('terms').transform(orNull),
} satisfies Record<CustomerFieldName, z.ZodType>);

/** A customer's data as a verb takes it: tidied, checked, null where nothing was given. */
export type CustomerInput = z.output<typeof customerSchema>;

/**
 * Checks what was typed against the schema and the firm's required fields.
 * @param before the record that is edited, null for a new one: what it lacked before the policy asked for it blocks no edit
 * @throws Invalid
 */
export function parseCustomer(firm: Firm, values: Record<string, string>, before: CustomerValues | null = null): CustomerInput {
  const required = [...requiredFields(firm, values['kind'] ?? '')];
  return parse(customerSchema, values, required.filter((name) => isCustomerField(name) && before?.[name] !== ''));
}

/** What keeps these values from being saved under the firm's present policy; empty when nothing does. */
export function problemsOf(firm: Firm, values: CustomerValues, before: CustomerValues | null = null): FieldProblem[] {
  try {
    parseCustomer(firm, values, before);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
}

/** What is still to be filled before this customer can be invoiced, by the firm's policy. */
export function missingForInvoicing(firm: Firm, values: CustomerValues): CustomerFieldName[] {
  return [...requiredFields(firm, values.kind, 'invoice')].filter(isCustomerField).filter((name) => values[name] === '');
}

/** The columns that follow from the others: how the customer is dialled, sorted and found. */
export function derivedColumns(firm: Firm, number: number, input: CustomerInput) {
  const phoneInternational = input.phone && internationalPhone(input.phone, input.country ?? firm.country);
  return { phoneInternational, sortName: fold(input.name), searchText: searchText({ ...input, number, phoneInternational }) };
}

/** The data as the form shows it. The other way is `customerSchema`. */
export function valuesOf(input: CustomerInput): CustomerValues {
  const entries = Object.keys(customerFields).map((name) => [name, String(input[name as CustomerFieldName] ?? '')]);
  return Object.fromEntries(entries) as CustomerValues;
}
