import { describe, expect, test } from 'vitest';
import type { Firm } from '#lib/context';
import { type CustomerFieldName, customerFieldNames, customerFields } from '#lib/customers/fields';
import { parseRecord, problemsOf } from '#lib/customers/input';
import { requiringToSave } from '#lib/customers/required-fields';
import { values } from '../support/firm.ts';

const firm: Firm = { id: 'firm', name: 'Firm', country: 'SA', timeZone: 'UTC', requiredFields: {}, largestFile: null };
const rules = { firm, fields: [] };

const problemsWith = (given: Parameters<typeof values>[0]) => problemsOf(rules, values(given)).map(({ field, key }) => [field, key]);

describe('a text as long as its field allows is taken, one character more is refused at the field', () => {
  const free = customerFieldNames.filter((name) => !['kind', 'email', 'country', 'paymentTermDays', 'currency', 'locale'].includes(name));

  test.each(free.map((name) => [name, customerFields[name].max] as const))('%s: %d characters', (name, max) => {
    for (const character of ['a', 'ع', '😀', '𠮷']) {
      const longest = character.repeat(max);
      expect(parseRecord(rules, values({ [name]: longest })).input[name]).toBe(longest);
      expect(problemsOf(rules, values({ [name]: longest + character }))).toEqual([{ field: name, key: 'errors.tooLong', values: { max, length: max + 1 } }]);
    }
  });

  test('email: 254 characters', () => {
    const longest = `${'a'.repeat(242)}@example.com`;
    expect(parseRecord(rules, values({ email: longest })).input.email).toBe(longest);
    expect(problemsOf(rules, values({ email: `a${longest}` }))).toEqual([{ field: 'email', key: 'errors.tooLong', values: { max: 254, length: 255 } }]);
  });

  test('the limits are those that the interface promises', () => {
    const limits = Object.fromEntries(customerFieldNames.map((name) => [name, customerFields[name].max]));
    expect(limits).toMatchObject({ name: 200, contactName: 200, taxId: 50, email: 254, phone: 50, website: 500, street: 200, city: 100, terms: 2000 });
  });
});

test.each(customerFieldNames)('NUL is refused in %s', (name) => {
  expect(problemsOf(rules, values({ [name]: '1\0' })).map(({ field }) => field)).toEqual([name]);
});

test.each(['', '   ', '\u00a0\n'])('a customer must have a name, and %j is none', (name) => {
  expect(problemsWith({ name })).toEqual([['name', 'errors.required']]);
});

test.each(['a@b', 'sara@example.com', 'سارة@مثال.إختبار', "o'brien+x@a.de", 'a b@c', '"a"@b'])('the e-mail %j may be right', (email) => {
  expect(problemsWith({ email })).toEqual([]);
});

test.each(['sara', 'sara.example.com', '@example.com', 'sara@', 'a@b@c', '@'])('the e-mail %j cannot be right', (email) => {
  expect(problemsWith({ email })).toEqual([['email', 'errors.email']]);
});

test.each([
  ['kind', ''],
  ['kind', 'firm'],
  ['kind', 'Person'],
  ['country', 'XX'],
  ['country', 'sa'],
  ['currency', 'XYZ'],
  ['currency', 'sar'],
  ['locale', 'fr'],
  ['locale', 'AR'],
] as const)('%s %j was never offered', (name, value) => expect(problemsWith({ [name]: value })).toEqual([[name, 'errors.choice']]));

test.each([
  ['', null],
  ['0', 0],
  ['30', 30],
  [' 30 ', 30],
  ['007', 7],
  ['3650', 3650],
  ['٣٠', 30],
  ['۱۴', 14],
  ['٣0', 30],
])('payment terms of %j are %s days', (typed, days) => expect(parseRecord(rules, values({ paymentTermDays: typed })).input.paymentTermDays).toBe(days));

test.each(['3651', '-1', '1.5', '1e3', '0x10', '30 days', '٣٦٥١', '9'.repeat(20)])('payment terms of %j are refused', (paymentTermDays) => {
  expect(problemsWith({ paymentTermDays })).toEqual([['paymentTermDays', 'errors.paymentTermDays']]);
});

test('everything that is wrong is said at once, in the order of the form', () => {
  expect(problemsWith({ kind: '', name: '', email: 'x', country: 'XX', paymentTermDays: 'x' }).map(([field]) => field)).toEqual([
    'kind', 'name', 'country', 'email', 'paymentTermDays',
  ]);
});

test('what was taken is shown again as it was, tidied', () => {
  const typed = values({ kind: 'company', name: ' Nour \n', contactName: 'Jose\u0301', country: 'SA', paymentTermDays: '٠٣٠', locale: 'ar', terms: 'a\r\nb' });
  expect(parseRecord(rules, typed).values).toEqual({ ...typed, name: 'Nour', contactName: 'José', paymentTermDays: '30', terms: 'a\nb' });
});

test('a field that is left empty is nothing, not an empty text', () => {
  const { kind, name, ...rest } = parseRecord(rules, values()).input;
  expect({ kind, name }).toEqual({ kind: 'person', name: 'Maria Anders' });
  expect([...new Set(Object.values(rest))]).toEqual([null]);
  expect(Object.keys(rest)).toHaveLength(customerFieldNames.length - 2);
});

describe('what the firm requires', () => {
  const requiredBy = (names: string[] | null) => problemsOf({ firm: { ...firm, requiredFields: names && requiringToSave(names) }, fields: [] }, values({ name: '' })).map(({ field }) => field as CustomerFieldName).toSorted();

  test.each([
    ["the article's six until it says otherwise", null, ['city', 'email', 'name', 'phone', 'postalCode', 'street']],
    ['the name, when it requires nothing', [], ['name']],
    ['what it has chosen, and the name with it', ['taxId', 'contactName'], ['contactName', 'name', 'taxId']],
    ['no field that there is not', ['name', 'shoeSize', 'toString'], ['name']],
  ])('is %s', (_, chosen, fields) => expect(requiredBy(chosen)).toEqual(fields));

  test('is not met by spaces', () => {
    expect(problemsOf({ firm: { ...firm, requiredFields: requiringToSave(['city']) }, fields: [] }, values({ city: ' \u00a0 ' })).map(({ field }) => field)).toEqual(['city']);
  });
});
