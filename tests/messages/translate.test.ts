import { describe, expect, test } from 'vitest';
import { directionOf, languageTag, type MessageKey, translator } from '#lib/messages';
import ar from '#lib/messages/ar.json' with { type: 'json' };
import en from '#lib/messages/en.json' with { type: 'json' };

interface Placeholder {
  name: string;
  /** `''` for plain text, else `number` or `plural`. */
  kind: string;
  cases: string[];
}

type Tree = { [key: string]: string | Tree };

function leavesOf(tree: Tree, path = ''): [MessageKey, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}` as MessageKey, value]] : leavesOf(value, `${path}${key}.`)));
}

const placeholder = /\{(\w+)(?:, (\w+)(?:,((?:[^{}]|\{[^{}]*\})*))?)?\}/g;

function placeholdersOf(message: string): Placeholder[] {
  return [...message.matchAll(placeholder)].map(([, name = '', kind = '', cases = '']) => ({
    name, kind, cases: [...cases.matchAll(/(=\d+|\w+)\s*\{/g)].map(([, name = '']) => name),
  }));
}

const messages = { ar: new Map(leavesOf(ar)), en: new Map(leavesOf(en)) };
const locales = ['ar', 'en'] as const;
const namesIn = (message = '') => [...new Set(placeholdersOf(message).map(({ name }) => name))].toSorted();
/** Those that have a plural, by key. */
const pluralsIn = (locale: 'ar' | 'en') =>
  [...messages[locale]].flatMap(([key, message]) => placeholdersOf(message).filter(({ kind }) => kind === 'plural').map(({ cases }) => ({ key, cases })));

test('both languages have the same messages', () => {
  expect([...messages.ar.keys()].toSorted()).toEqual([...messages.en.keys()].toSorted());
});

test('a message has the same placeholders in both languages', () => {
  const namesOf = (locale: 'ar' | 'en') => Object.fromEntries([...messages[locale]].map(([key, message]) => [key, namesIn(message)]));
  expect(namesOf('ar')).toEqual(namesOf('en'));
});

test('a number in a message is never written as plain text, where its digits would not be those of the reader', () => {
  const numeric = new Set(locales.flatMap((locale) => [...messages[locale].values()].flatMap(placeholdersOf).filter(({ kind }) => kind !== '').map(({ name }) => name)));
  const careless = locales.flatMap((locale) =>
    [...messages[locale]].filter(([, message]) => placeholdersOf(message).some(({ name, kind }) => kind === '' && numeric.has(name))).map(([key]) => `${locale} ${key}`),
  );
  expect(careless).toEqual([]);
});

test('an Arabic plural has all six forms', () => {
  const six = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const plurals = pluralsIn('ar');
  expect(plurals.length).toBeGreaterThan(0);
  expect(plurals.filter(({ cases }) => !six.every((form) => cases.includes(form)))).toEqual([]);
});

test('an English plural has a form for one and for others', () => {
  const plurals = pluralsIn('en');
  expect(plurals.length).toBeGreaterThan(0);
  expect(plurals.filter(({ cases }) => !cases.includes('one') || !cases.includes('other'))).toEqual([]);
});

test('every message is written in its own script', () => {
  const worded = (locale: 'ar' | 'en') => [...messages[locale]].filter(([, message]) => /\p{L}/u.test(message.replaceAll(placeholder, '')));
  const elsewhere = (locale: 'ar' | 'en') => worded(locale).filter(([, message]) => /\p{Script=Arabic}/u.test(message) !== (locale === 'ar')).map(([key]) => key);
  expect(elsewhere('ar')).toEqual(['language.en']);
  // An example of how a word is given in both languages.
  expect(elsewhere('en')).toEqual(['language.ar', 'customFields.optionsHelp']);
});

describe.each(locales)('every message in %s', (locale) => {
  const every = [...messages[locale]].map(([key, message]) => ({ key, placeholders: placeholdersOf(message) }));

  test.each(['latn', 'arab'] as const)('is put together without a mistake for any count, in %s digits', (digits) => {
    for (const count of [0, 1, 2, 3, 10, 11, 99, 100, 101, 1000]) {
      for (const { key, placeholders } of every) {
        const values = Object.fromEntries(placeholders.map(({ name, kind }) => [name, kind === '' ? `a ${name}` : count]));
        expect(translator(locale, digits)(key, values), key).toMatch(/^[^{}]+$/);
      }
    }
  });

  test('isolates the texts of the other direction that are put into it', () => {
    for (const { key, placeholders } of every) {
      const textOf = (name: string) => (locale === 'ar' ? `a ${name}` : `قيمة ${name}`);
      const texts = placeholders.filter(({ kind }) => kind === '').map(({ name }) => textOf(name));
      const values = Object.fromEntries(placeholders.map(({ name, kind }) => [name, kind === '' ? textOf(name) : 5]));
      const isolated = translator(locale)(key, values).match(/\u2068[^\u2068\u2069]*\u2069/g) ?? [];
      expect([...new Set(isolated)].toSorted(), key).toEqual([...new Set(texts)].toSorted().map((text) => `\u2068${text}\u2069`));
    }
  });
});

test.each([
  [0, 'لا عملاء'],
  [1, 'عميل واحد'],
  [2, 'عميلان'],
  [3, '3 عملاء'],
  [11, '11 عميلًا'],
  [100, '100 عميل'],
])('%d customers are counted as Arabic counts them', (count, words) => expect(translator('ar')('customers.total', { count })).toBe(words));

test('numbers in messages are shown in the digits of the reader', () => {
  const values = { field: 'x', max: 200, length: 2001 };
  expect(translator('ar', 'arab')('errors.tooLong', values)).toMatch(/٢٬٠٠١.*٢٠٠/);
  expect(translator('ar', 'latn')('errors.tooLong', values)).toMatch(/2,001.*200/);
});

test('braces and placeholders in a value stay what they are', () => {
  expect(translator('en')('customers.foundFor', { search: "{search} '{' # <b>" })).toBe("Search: {search} '{' # <b>");
});

test.each([
  ['ar', 'Maria Anders'],
  ['ar', '+966 50 123 4567'],
  ['ar', '12'],
  ['en', 'محمد'],
  ['en', 'A \u202e B'],
] as const)('in %s the text %j cannot move its neighbours', (locale, name) => {
  expect(translator(locale)('menu.signedInAs', { name })).toContain(`\u2068${name}\u2069`);
});

test('a message without the value that it needs is a mistake', () => {
  expect(() => translator('en')('customers.foundFor')).toThrow();
});

test('Arabic runs right to left, and the tag of a language pins its digits', () => {
  expect(locales.map(directionOf)).toEqual(['rtl', 'ltr']);
  expect(languageTag('ar', 'arab')).toBe('ar-u-nu-arab');
});
