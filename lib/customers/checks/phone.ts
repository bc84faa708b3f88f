import { type Check, type Correction, countryOf } from '#lib/customers/checks/check';
import type { CheckFacts } from '#lib/customers/checks/facts';
import type { CustomerValues } from '#lib/customers/fields';
import type { MessageKey } from '#lib/messages';
import { faultOf, readPhone } from '#lib/phone';
import { placesNamed } from '#lib/places/find';
import { westernDigits } from '#lib/text';

/** The number as it is written abroad, where it is a valid one of another country that the record speaks of: the firm's, or the city's. */
function meantElsewhere({ phone, city, country }: CustomerValues, home: string | null): Correction | null {
  const countries = new Set([home, ...placesNamed(city).map((place) => place.country)].filter((code) => code !== null && code !== country));
  const withoutPlus = readPhone(`+${westernDigits(phone).replaceAll(/\D/g, '')}`, null);
  if (withoutPlus?.isValid() && (countries.has(withoutPlus.country ?? '') || withoutPlus.country === country)) return { phone: withoutPlus.formatInternational() };
  const valid = [...countries].flatMap((code) => {
    const number = readPhone(phone, code);
    return number?.isValid() ? [number.formatInternational()] : [];
  });
  return valid.length === 1 && valid[0] ? { phone: valid[0] } : null;
}

const messages = { 'too short': 'checks.phoneShort', 'too long': 'checks.phoneLong', 'other length': 'checks.phoneLength', 'not given out': 'checks.phoneInvalid' } as const;

/** `+4 612 345 678`: the code of a country is not written in two parts, so a digit of it is missing. */
function isTornApart(phone: string, callingCode: string): boolean {
  const [, first] = /^\s*\+(\d{1,2})[\s(/.-]/.exec(westernDigits(phone)) ?? [];
  return first !== undefined && first.length < callingCode.length && callingCode.startsWith(first);
}

function problemWith(values: CustomerValues, facts: CheckFacts): MessageKey | null {
  const where = countryOf(values, facts);
  const number = readPhone(values.phone, where);
  if (!number) return where ? 'checks.phoneUnreadable' : 'checks.phoneNeedsCountry';
  if (isTornApart(values.phone, number.countryCallingCode)) return 'checks.phoneShort';
  const fault = faultOf(number);
  if (fault) return messages[fault];
  return number.getType() === 'PREMIUM_RATE' ? 'checks.phonePremium' : null;
}

export const checkPhone: Check = (values, facts) => {
  const key = values.phone ? problemWith(values, facts) : null;
  if (!key) return [];
  const correction = key === 'checks.phonePremium' ? null : meantElsewhere(values, facts.home);
  return [{ field: 'phone', key, ...(correction && { correction }) }];
};
