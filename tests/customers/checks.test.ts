import { describe, expect, test } from 'vitest';
import { checkCustomer } from '#lib/customers/checks';
import { noFacts } from '#lib/customers/checks/facts';
import { websiteAddress } from '#lib/customers/checks/website';
import { type CustomerFieldName, customerFieldNames, emptyValues, type FieldName } from '#lib/customers/fields';

function slipsIn(given: Partial<Record<CustomerFieldName, string>>, home: string | null = null): string[] {
  return checkCustomer({ ...emptyValues, ...given }, noFacts(home)).map(({ field, key }) => `${field} ${key.replace('checks.', '')}`);
}

test('nothing is found where nothing was entered', () => expect(slipsIn({}, 'SA')).toEqual([]));

describe('a name', () => {
  test.each([
    ['MARIA ANDERS', 'allCapitals'],
    ['MARIA', 'allCapitals'],
    ['ПЁТР ИВАНОВ', 'allCapitals'],
    ['maria anders', 'noCapitals'],
    ['maria', 'noCapitals'],
    ['иван петров', 'noCapitals'],
    ['Maria  Anders', 'doubledSpaces'],
    ['محمد   أحمد', 'doubledSpaces'],
  ])('%j looks like a slip: %s', (name, slip) => {
    expect(slipsIn({ name })).toEqual([`name ${slip}`]);
    expect(slipsIn({ contactName: name })).toEqual([`contactName ${slip}`]);
  });

  test.each([
    'Maria Anders', 'maria Anders', 'IBM', 'ÖZ', 'Ana', 'McDonald', 'van der Berg', "O'Brien", 'José', '3M', '李雷', '株式会社', 'דוד כהן', 'नमस्ते', '!!!',
  ])('%j does not', (name) => expect(slipsIn({ name, contactName: name })).toEqual([]));

  test.each([
    'محمد', 'محمد أحمد', 'مُحَمَّد بن عبد الله', 'مؤسسة النور للتجارة والمقاولات', 'شركة ABC', 'شركة ٣م', 'علی رضایی', 'محمد ـــ أحمد', 'عبد\u200cالله',
  ])('%j is Arabic, which has no case', (name) => expect(slipsIn({ name, contactName: name })).toEqual([]));
});

describe('an e-mail', () => {
  test.each([
    'sara@example.com', 'sara.q+invoices@mail.example.co.uk', "o'brien@example.ie", 'SARA@EXAMPLE.COM', 'سارة@مثال.إختبار', 'jürgen@müller.de', `${'a'.repeat(64)}@b.de`, '1@2.de',
  ])('%j looks right', (email) => expect(slipsIn({ email })).toEqual([]));

  test.each([
    'sara q@example.com', '.sara@example.com', 'sara.@example.com', 'sara..q@example.com', 'sara@-example.com', 'sara@example-.com', 'sara@example..com', 'sara@example.com.',
    'sara@exam_ple.com', 'sara,q@example.com', 'sara@example.com, q@example.com', `${'a'.repeat(65)}@b.de`, 'Sara <sara@example.com>',
  ])('%j does not', (email) => expect(slipsIn({ email })).toEqual(['email emailFormat']));

  test('without an ending after a dot is pointed out with what stands there', () => {
    const [finding] = checkCustomer({ ...emptyValues, email: 'sara@example' }, noFacts(null));
    expect(finding).toEqual({ field: 'email', key: 'checks.emailDomain', values: { domain: 'example' } });
  });
});

describe('a phone', () => {
  test.each([
    ['050 123 4567', 'SA', null],
    ['٠٥٠١٢٣٤٥٦٧', '', 'SA'],
    ['+966501234567', '', null],
    ['+966501234567', 'DE', 'DE'],
    ['00966501234567', '', null],
    ['030 123456', 'DE', 'SA'],
  ])('%s is a number in %j, asked from %s', (phone, country, home) => expect(slipsIn({ phone, country }, home)).toEqual([]));

  test.each([
    ['call me', 'SA', null, 'phoneUnreadable'],
    ['050 123 4567', '', null, 'phoneNeedsCountry'],
    ['050 123 456 789 99', 'SA', null, 'phoneLong'],
    ['12', '', 'SA', 'phoneShort'],
    ['050 123 456', 'SA', null, 'phoneShort'],
    ['050 123 45678', 'SA', null, 'phoneLong'],
    ['+4 612 345 678', 'ES', null, 'phoneShort'],
    ['+9 6172 12345', 'DE', null, 'phoneShort'],
    ['01 2 3456', 'FR', null, 'phoneShort'],
    ['010 123 4567', 'SA', null, 'phoneInvalid'],
    ['050 123 4567', 'US', 'SA', 'phoneInvalid'],
  ])('%s in %j, asked from %s, looks like a slip: %s', (phone, country, home, slip) => expect(slipsIn({ phone, country }, home)).toEqual([`phone ${slip}`]));
});

describe('a website', () => {
  test.each([
    ['example.com', 'https://example.com/'],
    ['http://example.com/a?b#c', 'http://example.com/a?b#c'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['مثال.إختبار', 'https://xn--mgbh0fb.xn--kgbechtv/'],
  ])('%s leads to %s', (website, address) => {
    expect(websiteAddress(website)).toBe(address);
    expect(slipsIn({ website })).toEqual([]);
  });

  test.each(['javascript:alert(1)', 'JavaScript://example.com/%0aalert(1)', 'data:text/html,x', 'ftp://example.com', 'mailto:a@b.c', 'not a site', 'example', 'http://localhost', 'http://'])(
    '%s is never made a link',
    (website) => {
      expect(websiteAddress(website)).toBeNull();
      expect(slipsIn({ website })).toEqual(['website website']);
    },
  );
});

test.each(['الرياض', 'Riyadh', 'São Paulo', "L'Aquila"])('the city %s looks right', (city) => expect(slipsIn({ city })).toEqual([]));

test.each(['Riyadh 2', 'الرياض ٢', '12345 Berlin', '۳'])('the city %s has digits', (city) => expect(slipsIn({ city })).toEqual(['city cityDigits']));

test('slips are told in the order of the form', () => {
  const given = { name: 'maria', contactName: 'Ana  B', email: 'a@b', phone: 'x', website: 'x', city: '1', postalCode: 'x', country: 'SA' };
  const order = checkCustomer({ ...emptyValues, ...given }, noFacts(null)).map(({ field }) => (customerFieldNames as FieldName[]).indexOf(field));
  expect(order).toHaveLength(7);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});
