import { z } from 'zod';
import { isCountry } from '#lib/countries';
import { isCurrency } from '#lib/currencies';
import { consentNames, type ConsentName } from '#lib/consent/consents';
import { apart, type CustomField, customFieldName, joined } from '#lib/custom-fields/field';
import type { CustomEntries } from '#lib/custom-fields/store-values';
import { readValue, shownEntries } from '#lib/custom-fields/value';
import { type CustomerFieldName, type CustomerValues, customerFields, customerKinds, fieldNamesFor, type FieldName, isCustomerField, locales } from '#lib/customers/fields';
import { matchKeys } from '#lib/customers/match-keys';
import { requiredFields } from '#lib/customers/required-fields';
import type { RecordRules } from '#lib/customers/rules';
import { searchedSounds, searchText } from '#lib/customers/search-text';
import type { Firm } from '#lib/context';
import { line, oneOf, orNull, parse } from '#lib/form';
import { internationalPhone } from '#lib/phone';
import { type FieldProblem, Invalid } from '#lib/problems';
import { fold, tidy, westernDigits } from '#lib/text';

/** Longest term that is taken for meant: ten years. */
const longestTermDays = 3650;

const text = (name: CustomerFieldName) => line(customerFields[name].max);

/** What cannot be right at all is refused here; what only looks odd is the business of `lib/customers/checks`. */
export const customerSchema = z.object({
  kind: oneOf(customerKinds),
  name: text('name').refine((name) => name !== '', 'errors.required'),
  contactName: text('contactName').transform(orNull),
  taxId: text('taxId').transform(orNull),
  country: text('country').refine((code) => code === '' || isCountry(code), 'errors.choice').transform(orNull),
  street: text('street').transform(orNull),
  buildingNumber: text('buildingNumber').transform(orNull),
  additionalNumber: text('additionalNumber').transform(orNull),
  district: text('district').transform(orNull),
  city: text('city').transform(orNull),
  postalCode: text('postalCode').transform(orNull),
  region: text('region').transform(orNull),
  email: text('email').refine((email) => email === '' || /^[^\s@][^@]*@[^@]*[^\s@]$/u.test(email), 'errors.email').transform(orNull),
  phone: text('phone').transform(orNull),
  website: text('website').transform(orNull),
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

/** A record that may be saved. */
export interface ParsedRecord {
  input: CustomerInput;
  entries: CustomEntries;
  /** Ids; whether they are the firm's shows when they are stored. */
  categories: string[];
  /** All of it as the form shows it. */
  values: CustomerValues;
}

/** Reads the firm's own fields; what is wrong with one is added to the problems. */
function readEntries(fields: readonly CustomField[], values: Record<string, string | undefined>, problems: FieldProblem[]): CustomEntries {
  return new Map(fields.map((field) => {
    const reading = readValue(field, values[customFieldName(field)] ?? '');
    if ('problem' in reading) problems.push({ field: customFieldName(field), ...reading.problem });
    return [field.id, 'entries' in reading ? reading.entries : []] as const;
  }));
}

function builtIn(values: Record<string, string | undefined>, required: Iterable<string>, problems: FieldProblem[]): CustomerInput | null {
  try {
    return parse(customerSchema, values as Record<string, string>, required);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const order: readonly string[] = fieldNamesFor(values['country'] ?? '');
    problems.push(...error.problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)));
    return null;
  }
}

/**
 * Checks what was typed against the fields there are and what the firm requires.
 * @param before the record that is edited, null for a new one: what it lacked before the policy asked for it blocks no edit
 * @throws Invalid
 */
export function parseRecord({ firm, fields }: RecordRules, values: Record<string, string | undefined>, before: CustomerValues | null = null): ParsedRecord {
  const problems: FieldProblem[] = [];
  const had = (name: string) => !before || (before[name as FieldName] ?? '') !== '';
  const required = [...requiredFields(firm, values['kind'] ?? '')].filter(had);
  const input = builtIn(values, required.filter(isCustomerField), problems);
  const entries = readEntries(fields, values, problems);
  for (const field of fields) {
    const name = customFieldName(field);
    if (required.includes(name) && tidy(values[name] ?? '') === '') problems.push({ field: name, key: 'errors.required' });
  }
  if (!input || problems.length > 0) throw new Invalid(problems);
  const categories = apart(values['categories'] ?? '').toSorted();
  const own = fields.map((field) => [customFieldName(field), shownEntries(entries.get(field.id) ?? [])] as const);
  const consents = Object.fromEntries(consentNames.map((name) => [name, values[name] === 'given' ? 'given' : ''])) as Record<ConsentName, string>;
  return { input, entries, categories, values: { ...valuesOf(input), categories: joined(categories), ...consents, ...Object.fromEntries(own) } };
}

/** What keeps these values from being saved under the firm's present rules; empty when nothing does. */
export function problemsOf(rules: RecordRules, values: CustomerValues, before: CustomerValues | null = null): FieldProblem[] {
  try {
    parseRecord(rules, values, before);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
}

/** What is still to be filled before this customer can be invoiced, by the firm's policy, in the order of the form. */
export function missingForInvoicing({ firm, fields }: RecordRules, values: CustomerValues): FieldName[] {
  const required = requiredFields(firm, values.kind, 'invoice');
  const names: FieldName[] = [...fieldNamesFor(values.country), ...fields.map(customFieldName)];
  return names.filter((name) => required.has(name) && (values[name] ?? '') === '');
}

/** The columns that follow from the others: how the customer is dialled, sorted and found. */
export function derivedColumns(firm: Pick<Firm, 'country'>, number: number, input: Omit<CustomerInput, 'kind'>) {
  const phoneInternational = input.phone && internationalPhone(input.phone, input.country ?? firm.country);
  return { phoneInternational, sortName: fold(input.name), searchText: searchText({ ...input, number, phoneInternational }), sounds: searchedSounds(input), ...matchKeys(input) };
}

/** The built-in fields as the form shows them. The other way is `customerSchema`. */
export function valuesOf(input: CustomerInput): Record<CustomerFieldName, string> {
  const entries = Object.keys(customerFields).map((name) => [name, String(input[name as CustomerFieldName] ?? '')]);
  return Object.fromEntries(entries) as Record<CustomerFieldName, string>;
}
