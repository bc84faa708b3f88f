import { expect, test } from 'vitest';
import { emailKey, placeKey, taxIdKey } from '#lib/customers/match-keys';

const nothing = { email: null, taxId: null, street: null, buildingNumber: null, postalCode: null };

test.each([
  ['Maria@Example.com', ' maria@example.COM '],
  ['ali@شركة.example', 'ALI@شَركة.example'],
])('an e-mail is the same in capitals and with marks: %s, %s', (one, other) => expect(emailKey(one)).toBe(emailKey(other)));

test.each([
  ['300000000000003', '٣٠٠٠٠٠٠٠٠٠٠٠٠٠٣'],
  ['DE 123.456.789', 'de123456789'],
  ['12-345-678', '12345678'],
])('a tax id is the same however it is divided: %s, %s', (one, other) => expect(taxIdKey(one)).toBe(taxIdKey(other)));

test.each([
  ['a postal code and a building number', { street: 'King Fahd Road', buildingNumber: '7', postalCode: '12345' }, '12345 7'],
  ['the number behind the street', { street: 'Obere Str. 57', postalCode: '12209' }, '12209 57'],
  ['the number ahead of the street', { street: '120 Hanover Sq.', postalCode: 'WA1 1DP' }, 'wa11dp 120'],
  ['Arabic digits', { street: 'شارع التحلية ٥٧', postalCode: '١٢٢٠٩' }, '12209 57'],
  ['no house', { street: 'Fauntleroy Circus', postalCode: 'EC2 5NT' }, null],
  ['no postal code', { street: 'Obere Str. 57' }, null],
])('a house is known by its postal code and number: %s', (_, given, key) => expect(placeKey({ ...nothing, ...given })).toBe(key));

test.each([null, '', '-', '123'])('what says too little means nobody: %j', (text) => {
  expect([emailKey(text === '123' ? null : text === '-' ? '' : text), taxIdKey(text)]).toEqual([null, null]);
});
