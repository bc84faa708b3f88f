import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import { type Check, countryOf } from '#lib/customers/checks/check';
import { placesNamed } from '#lib/places/find';
import { westernDigits } from '#lib/text';

/** Where a number behind the city is part of the postal address, such as `Dublin 2`, `Praha 10` or `Paris 8e`. */
const numbered = new Set(['IE', 'CZ', 'SK', 'HU', 'FR', 'RO', 'BG', 'DK']);
const district = /^[^\p{Nd}]+\s\p{Nd}{1,2}(?:e|ème|er)?$/u;

/** Digits in a city; a postal code that stands there is moved to its own field. */
export const checkCity: Check = (values, facts) => {
  const { city, postalCode } = values;
  const country = countryOf(values, facts);
  if (!/\p{Nd}/u.test(city) || placesNamed(city).length > 0 || /\bcedex\b/i.test(city) || (numbered.has(country ?? '') && district.test(city))) return [];
  const [, before, name = '', after] = /^(?:(\S*\p{Nd}\S*)\s+)?([^\p{Nd}]+?)(?:\s+(\S*\p{Nd}\S*))?$/u.exec(city) ?? [];
  const code = westernDigits(before ?? after ?? '');
  const isCode = country && postcodeValidatorExistsForCountry(country) && postcodeValidator(code, country) && (postalCode === '' || westernDigits(postalCode) === code);
  return [{ field: 'city', key: 'checks.cityDigits', ...(isCode && name && { correction: { city: name, postalCode: code } }) }];
};
