import type { Check } from '#lib/customers/checks/check';

/** Digits in a person's name. `Karl 3rd` and the like are names. */
export const checkPersonName: Check = ({ kind, name }) =>
  kind === 'person' && /\p{Nd}/u.test(name.replaceAll(/\b\d+(?:st|nd|rd|th)\b/giu, '')) ? [{ field: 'name', key: 'checks.nameDigits' }] : [];
