import { describe, expect, test } from 'vitest';
import { nameLikeness, tellingWords } from '#lib/customers/duplicates/names';
import { type Comparable, compareCustomers, likely } from '#lib/customers/duplicates/score';
import { matchKeys } from '#lib/customers/match-keys';
import { internationalPhone } from '#lib/phone';

interface Given {
  name: string;
  contactName?: string;
  email?: string;
  phone?: string;
  taxId?: string;
  street?: string;
  buildingNumber?: string;
  city?: string;
  postalCode?: string;
  country?: string;
}

function record(given: Given): Comparable {
  const texts = { contactName: null, email: null, phone: null, taxId: null, street: null, buildingNumber: null, city: null, postalCode: null, country: null, ...given };
  return { ...texts, ...matchKeys(texts), phoneInternational: texts.phone && internationalPhone(texts.phone, texts.country) };
}

const scoreOf = (one: Given, other: Given) => compareCustomers(record(one), record(other)).score;

const mohammed = { name: 'محمد أحمد العتيبي', phone: '0501234567', email: 'm.otaibi@example.com', street: 'طريق الملك فهد 7', city: 'الرياض', postalCode: '12271', country: 'SA' };
const alfreds = { name: 'Alfreds Futterkiste', contactName: 'Maria Anders', phone: '030-0074321', email: 'info@alfreds.example', taxId: 'DE136695976', street: 'Obere Str. 57', city: 'Berlin', postalCode: '12209', country: 'DE' };

describe('entered again', () => {
  test.each<[string, Given, Given]>([
    ['as it was', mohammed, mohammed],
    ['in the other script, with the phone alone', mohammed, { name: 'Mohammed Ahmad Al-Otaibi', phone: '+966 50 123 4567' }],
    ['with a slip in the name', mohammed, { ...mohammed, name: 'محمد أحمد العتبي', email: '' }],
    ['family name first', mohammed, { ...mohammed, name: 'العتيبي محمد أحمد', phone: '', email: '' }],
    ['after moving to another house', mohammed, { ...mohammed, street: 'شارع العليا 90', postalCode: '12611' }],
    ['with another phone and e-mail', mohammed, { ...mohammed, phone: '0559876543', email: 'other@example.net' }],
    ['by three names and the city', { name: 'محمد أحمد العتيبي', city: 'الرياض' }, { name: 'محمد احمد العتيبى', city: 'رياض' }],
    ['under another name, by the tax id', alfreds, { name: 'The new name', taxId: 'DE 136 695 976' }],
    ['without the form of the company', { ...alfreds, name: 'Alfreds Futterkiste GmbH' }, { ...alfreds, phone: '', email: '', taxId: '' }],
    ['the contact instead of the company', alfreds, { name: 'Maria Anders', phone: '+49 30 0074321', city: 'Berlin' }],
    ['with one digit of the tax id wrong', alfreds, { ...alfreds, taxId: 'DE136695977', phone: '' }],
    ['with the number behind the street', alfreds, { name: 'Alfred Futterkiste', street: 'Obere Straße', buildingNumber: '57', postalCode: '12209', city: 'Berlin' }],
  ])('%s: it looks the same', (_, one, other) => {
    expect(scoreOf(one, other)).toBeGreaterThanOrEqual(likely);
    expect(scoreOf(other, one)).toBeCloseTo(scoreOf(one, other), 9);
  });
});

describe('another customer', () => {
  test.each<[string, Given, Given]>([
    ['a namesake in another city with another phone', mohammed, { ...mohammed, phone: '0559876543', email: 'x@example.net', street: 'شارع فلسطين 3', city: 'جدة', postalCode: '23434' }],
    ['a brother in the same house', mohammed, { ...mohammed, name: 'سعد أحمد العتيبي', phone: '', email: '' }],
    ['two common names alone', { name: 'محمد أحمد', phone: '0501234567', country: 'SA' }, { name: 'محمد أحمد', phone: '0559876543', country: 'SA' }],
    ['محمد and محمود', { name: 'محمد خالد', city: 'الرياض' }, { name: 'محمود خالد', city: 'الرياض' }],
    ['another firm in the same house', alfreds, { ...alfreds, name: 'Zephyr Quarry', contactName: 'Igor Novak', phone: '', email: '', taxId: '' }],
    ['a firm of the same kind in the same city', { name: 'شركة الأفق للمقاولات', city: 'الرياض' }, { name: 'شركة الرواد للمقاولات', city: 'الرياض' }],
    ['another branch with another tax id', alfreds, { ...alfreds, taxId: 'DE999999999', phone: '', email: '', street: 'Ring 1', postalCode: '80331', city: 'München' }],
    ['the same mail provider', { name: 'Ana Lima', email: 'ana@gmail.com' }, { name: 'Bea Lima', email: 'bea@gmail.com' }],
    ['numbers that end apart', { name: 'Ana Lima', email: 'customer100@example.com' }, { name: 'Bea Souza', email: 'customer101@example.com' }],
  ])('%s: it does not', (_, one, other) => expect(scoreOf(one, other)).toBeLessThan(likely));
});

test('what one of them lacks says nothing, and what both have is told', () => {
  const { evidence } = compareCustomers(record(mohammed), record({ name: 'محمد أحمد العتيبي', phone: '0559876543', country: 'SA' }));
  expect(evidence.map(({ field, agreement }) => [field, agreement])).toEqual([['name', 'same'], ['phone', 'different']]);
});

test.each([
  ['شركة الأفق للمقاولات المحدودة', ['الأفق', 'للمقاولات']],
  ['The Horizon Trading Co. Ltd', ['Horizon']],
  ['Al-Rashid & Sons', ['Rashid', 'Sons']],
  ['Ltd', ['Ltd']],
  ['', []],
])('the words that tell %j from others', (name, words) => expect(tellingWords(name)).toEqual(words));

test.each<[string[], string[], number]>([
  [['Ahmad', 'Ali'], ['Ali', 'Ahmad'], 1],
  [['عبد', 'الرحمن'], ['عبدالرحمن'], 1],
  [['Ahmad'], ['Ahmad', 'Ali'], 0.5],
  [['Ahmad'], ['Sven'], 0],
  [[], ['Sven'], 0],
])('%j and %j are alike to %d', (one, other, all) => expect(nameLikeness(one, other).all).toBeCloseTo(all, 9));
