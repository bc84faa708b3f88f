import { type CountryCode, type PhoneNumber, isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max';

/**
 * Reads a number as it is dialled in `country` (ISO 3166-1 alpha-2); one that begins with `+` or `00` needs none.
 * Arabic digits are read as well. Null when it cannot be a phone number anywhere.
 */
export function readPhone(typed: string, country: string | null): PhoneNumber | null {
  const international = typed.replace(/^\s*[0٠۰]{2}(?=\s*[1-9١-٩۱-۹])/u, '+');
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  return parsePhoneNumberFromString(international, home) ?? parsePhoneNumberFromString(typed, home) ?? null;
}

const isValidNumber = (number: string): boolean => parsePhoneNumberFromString(number)?.isValid() ?? false;

/**
 * What is wrong with the digits of a number, by the plan of its country: `isPossible` knows the lengths that there are at all, `isValid` those of each
 * kind of number. One to which a digit at the end is missing, or that has one too many, is of no kind, though numbers of its length may exist.
 */
export function faultOf(number: PhoneNumber): 'too short' | 'too long' | 'other length' | 'not given out' | null {
  if (number.isValid()) return null;
  const length = validatePhoneNumberLength(number.number);
  if (length === 'TOO_SHORT') return 'too short';
  if (length === 'TOO_LONG') return 'too long';
  if (isValidNumber(number.number.slice(0, -1))) return 'too long';
  if ([...'0123456789'].some((digit) => isValidNumber(number.number + digit))) return 'too short';
  return number.isPossible() ? 'not given out' : 'other length';
}

/** E.164 (`+966501234567`) when the number is a valid one, else null. */
export function internationalPhone(typed: string, country: string | null): string | null {
  const phone = readPhone(typed, country);
  return phone?.isValid() ? phone.number : null;
}

/** How a valid number is written where it belongs (`050 123 4567`); what was typed when it could not be read. */
export function nationalPhone(typed: string, international: string | null): string {
  return (international && parsePhoneNumberFromString(international)?.formatNational()) || typed;
}
