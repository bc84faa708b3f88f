import { expect, test } from 'vitest';
import { countryChoices, countryCodes, countryName, countryOfLanguages, isCountry } from '#lib/countries';
import { currencyChoices, currencyCodes, currencyName, isCurrency } from '#lib/currencies';

test.each([
  ['ar-SA,ar;q=0.9', 'SA'],
  ['ar,en-GB;q=0.8', 'GB'],
  ['AR-eg', 'EG'],
  ['zh-Hant-TW', 'TW'],
  ['sr-Latn-RS,sr', 'RS'],
  ['de-XX,fr-FR', 'FR'],
  ['ar-001,ar', null],
  ['es-419', null],
  ['en', null],
  ['*', null],
  ['', null],
])('a browser that asks for %j is thought to be in %s', (languages, country) => expect(countryOfLanguages(languages)).toBe(country));

test.each(['SA', 'DE', 'PS', 'XK', 'ZZ', 'sa', '', 'SAU'])('%j is a country exactly when ISO 3166 lists it', (code) => {
  expect(isCountry(code)).toBe(['SA', 'DE', 'PS'].includes(code));
});

test.each(['SAR', 'KWD', 'XAU', 'sar', ''])('%j is a currency exactly when it is in use', (code) => {
  expect(isCurrency(code)).toBe(['SAR', 'KWD'].includes(code));
});

test.each(['ar', 'en'] as const)('every country and currency is offered once, by a name in %s, in alphabetical order', (locale) => {
  for (const [choices, codes] of [[countryChoices(locale), countryCodes], [currencyChoices(locale), currencyCodes]] as const) {
    expect(choices.map(({ value }) => value).toSorted()).toEqual([...codes].toSorted());
    expect(new Set(codes).size).toBe(codes.length);
    const labels = choices.map(({ label }) => label);
    expect(labels).toEqual([...labels].toSorted(new Intl.Collator(locale).compare));
    expect(choices.filter(({ label, value }) => label === value)).toEqual([]);
  }
});

test('a country is called differently in each language, a currency carries its code', () => {
  expect(countryName('SA', 'ar')).toBe('المملكة العربية السعودية');
  expect(countryName('SA', 'en')).toBe('Saudi Arabia');
  expect(currencyName('SAR', 'ar')).toMatch(/^ريال سعودي \(SAR\)$/);
});
