import { fold } from '#lib/text';

interface Matchable {
  email: string | null;
  taxId: string | null;
  street: string | null;
  buildingNumber: string | null;
  postalCode: string | null;
}

/** Letters and digits alone: what is left when nobody minds hyphens, dots and spaces. */
const bare = (text: string | null): string => fold(text ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The e-mail as two people type it who mean the same one. */
export const emailKey = (email: string | null): string | null => fold(email ?? '') || null;

/** The tax id without what divides it; null where there is too little of it to mean anybody. */
export const taxIdKey = (taxId: string | null): string | null => (bare(taxId).length < 4 ? null : bare(taxId));

/** What the keys of all houses of a postal code begin with; null without one. */
export const placeKeyStart = (postalCode: string): string | null => (bare(postalCode) ? `${bare(postalCode)} ` : null);

/** House: the postal code and the building number, which some write at either end of the street. Null where one of them is missing. */
export function placeKey({ street, buildingNumber, postalCode }: Matchable): string | null {
  const start = placeKeyStart(postalCode ?? '');
  const numbers = /^(\p{Nd}+)\b|\b(\p{Nd}+)[^\p{L}\p{Nd}]*$/u.exec(fold(street ?? ''));
  const house = bare(buildingNumber) || (numbers?.[1] ?? numbers?.[2] ?? '');
  return start && house ? start + house : null;
}

/** The columns by which customers who may be the same find each other without anybody reading through all of them. */
export function matchKeys(customer: Matchable) {
  return { emailKey: emailKey(customer.email), taxIdKey: taxIdKey(customer.taxId), placeKey: placeKey(customer) };
}
