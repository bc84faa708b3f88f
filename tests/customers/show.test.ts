import { expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { checkCustomer } from '#lib/customers/checks';
import { noFacts } from '#lib/customers/checks/facts';
import { customerFieldNames, customerFields, fieldNamesFor } from '#lib/customers/fields';
import { fieldLabel, fieldText, findingText } from '#lib/customers/show';
import { translator } from '#lib/messages';
import { values } from '../support/firm.ts';

const firm = { id: 'firm', name: 'Firm', country: 'SA', timeZone: 'UTC', requiredFields: null, largestFile: null };
const reader = (locale: 'ar' | 'en'): Context => ({ firm, user: { id: 'user', name: 'Sara', email: 'sara@example.com', digits: 'latn' }, role: 'viewer', locale });

const given = values({ kind: 'company', country: 'EG', currency: 'EGP', locale: 'ar', phone: '+966501234567', terms: 'a\nb' });

test.each([
  ['kind', 'منشأة', 'Company'],
  ['country', 'مصر', 'Egypt'],
  ['currency', 'جنيه مصري (EGP)', 'Egyptian Pound (EGP)'],
  ['locale', 'العربية', 'العربية'],
  ['phone', '050 123 4567', '050 123 4567'],
  ['terms', 'a\nb', 'a\nb'],
  ['city', '', ''],
] as const)('%s is shown in the words of the reader', (name, arabic, english) => {
  expect(fieldText(reader('ar'), name, given)).toBe(arabic);
  expect(fieldText(reader('en'), name, given)).toBe(english);
});

test("a phone without a country is read as one of the firm's own", () => {
  expect(fieldText(reader('en'), 'phone', values({ phone: '0501234567' }))).toBe('050 123 4567');
  expect(fieldText(reader('en'), 'phone', values({ phone: '0501234567', country: 'FR' }))).toBe('05 01 23 45 67');
});

test('the name is called after the kind, where that is known', () => {
  expect(['person', 'company', undefined].map((kind) => translator('en')(fieldLabel('name', kind)))).toEqual(['Full name', 'Company name', 'Full name or company name']);
});

test('the region is called after the country, where its people have a name for it', () => {
  expect(['US', 'AE', 'SA', undefined].map((country) => translator('en')(fieldLabel('region', 'person', country)))).toEqual(['State', 'Emirate', 'Region', 'Region']);
});

test('the fields of an address follow one another as in its country, and none is left out', () => {
  const where = (country: string) => fieldNamesFor(country).filter((name) => customerFields[name].group === 'where');
  expect(where('SA')).toEqual(['country', 'buildingNumber', 'street', 'district', 'city', 'postalCode', 'additionalNumber', 'region']);
  expect(where('DE')).toEqual(['country', 'street', 'buildingNumber', 'postalCode', 'city', 'district', 'additionalNumber', 'region']);
  for (const country of ['', 'SA', 'US']) expect(fieldNamesFor(country).toSorted()).toEqual(customerFieldNames.toSorted());
});

test('every field has a name of its own in both languages', () => {
  for (const locale of ['ar', 'en'] as const) {
    expect(new Set(customerFieldNames.map((name) => translator(locale)(fieldLabel(name)))).size).toBe(customerFieldNames.length);
  }
});

test('a finding names the country in the words of the reader', () => {
  const [finding] = checkCustomer(values({ postalCode: 'x', country: 'DE' }), noFacts(null));
  if (!finding) throw new Error('Nothing was found');
  expect(findingText(reader('en'), finding)).toContain('Germany');
  expect(findingText(reader('ar'), finding)).toContain('ألمانيا');
});
