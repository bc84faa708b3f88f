import { type NameLikeness, nameLikeness, tellingWords } from '#lib/customers/duplicates/names';
import { slipsBetween } from '#lib/near';
import { remembering } from '#lib/remembering';
import { fold } from '#lib/text';

/** What of a customer is compared. */
export interface Comparable {
  name: string;
  contactName: string | null;
  emailKey: string | null;
  phoneInternational: string | null;
  phone: string | null;
  taxIdKey: string | null;
  placeKey: string | null;
  street: string | null;
  city: string | null;
  postalCode: string | null;
  country: string | null;
}

export const comparedFields = ['name', 'contactName', 'taxId', 'email', 'phone', 'street', 'city'] as const;

/** How two customers stand to each other in a field. What one of them lacks says nothing. */
export interface Evidence {
  field: (typeof comparedFields)[number];
  agreement: 'same' | 'alike' | 'different';
  /** For the two being one and the same where positive, against it where negative. */
  weight: number;
}

export interface Likeness {
  /** The sum of what speaks for it and against it. */
  score: number;
  evidence: Evidence[];
}

/** From here on two customers are shown to a person as perhaps the same. */
export const likely = 5;

/*
 * The weights are logarithms of how much oftener a field agrees so between two records of one customer than between two customers,
 * as in the record linkage of Fellegi and Sunter (1969), rounded by judgement. A weight is no measurement.
 */
type Judgement = [agreement: Evidence['agreement'], weight: number] | null;

/** Whole names, by how many telling words they share: two people called Ahmad are nothing, two with the same three names are. */
const wholeName = [0, 3.5, 5, 6.5, 7.5];

function judgeNames({ all, shorter, words }: NameLikeness): Judgement {
  if (words === 0) return null;
  if (all >= 0.84) return [all === 1 ? 'same' : 'alike', (wholeName[Math.min(words, 4)] ?? 0) * (all < 0.93 ? 0.85 : 1)];
  if (shorter >= 0.84 && words >= 2) return ['alike', 4];
  if (shorter >= 0.84) return ['alike', 1];
  if (all >= 0.45) return ['different', -2];
  return ['different', -4.5];
}

/** A person may stand as the name here and as the contact of a firm there. */
function judgeName(one: Comparable, other: Comparable): Judgement {
  const [a, b] = [tellingWords(one.name), tellingWords(other.name)];
  const straight = judgeNames(nameLikeness(a, b));
  const across = [[a, other.contactName], [b, one.contactName]] as const;
  const crossed = across.map(([words, contact]) => (contact ? (judgeNames(nameLikeness(words, tellingWords(contact)))?.[1] ?? 0) - 2 : 0));
  const best = Math.max(...crossed);
  return best > Math.max(1, straight?.[1] ?? 0) ? ['alike', best] : straight;
}

function judgeContact({ contactName: one }: Comparable, { contactName: other }: Comparable): Judgement {
  if (!one || !other) return null;
  const { all, shorter, words } = nameLikeness(tellingWords(one), tellingWords(other));
  if (all >= 0.84) return [all === 1 ? 'same' : 'alike', words > 1 ? 3 : 1];
  return shorter >= 0.84 ? ['alike', 1] : ['different', -0.5];
}

function judgeTaxId({ taxIdKey: one }: Comparable, { taxIdKey: other }: Comparable): Judgement {
  if (!one || !other) return null;
  if (one === other) return ['same', 10];
  return slipsBetween(one, other, 1) <= 1 ? ['alike', 3] : ['different', -5];
}

/** Mailboxes that a whole firm reads say less than one that bears a name. */
const shared = /^(?:info|office|sales|contact|admin|mail|hello|support|accounts?|billing)@/;

function judgeEmail({ emailKey: one }: Comparable, { emailKey: other }: Comparable): Judgement {
  if (!one || !other) return null;
  if (one === other) return ['same', shared.test(one) ? 5 : 6.5];
  return one.length > 8 && slipsBetween(one, other, 2) <= 2 && slipsBetween(digitsOf(one), digitsOf(other), 1) === 0 ? ['alike', 4] : ['different', -1];
}

const digitsOf = remembering((text): string => fold(text).replaceAll(/[^0-9]/g, ''));

/** Numbers that were not understood are compared by the digits at their end, which no prefix of a country changes. */
function judgePhone(one: Comparable, other: Comparable): Judgement {
  if (!one.phone || !other.phone) return null;
  const [a, b] = [one, other].map(({ phone, phoneInternational }) => digitsOf(phoneInternational ?? phone ?? '')) as [string, string];
  if (a === b || (a.length >= 8 && b.length >= 8 && a.slice(-8) === b.slice(-8))) return ['same', 5.5];
  return a.length >= 8 && slipsBetween(a, b, 1) <= 1 ? ['alike', 2] : ['different', -1];
}

/** Words that street names begin or end with, written out and short. */
const streetWords = /(?:straße|strasse|str|street|st|road|rd|avenue|ave|av|rue|calle|via|boulevard|blvd|شارع|طريق)\.?/giu;

const streetOf = remembering((street): string => fold(street.replaceAll(streetWords, ' ')).replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());

function judgeStreet(one: Comparable, other: Comparable): Judgement {
  if (one.placeKey !== null && one.placeKey === other.placeKey) return ['same', 3.5];
  if (!one.street || !other.street) return null;
  const [a, b] = [streetOf(one.street), streetOf(other.street)];
  if (a === b) return ['same', 3];
  if (digitsOf(a) === digitsOf(b) && a.length > 5 && slipsBetween(a, b, 2) <= 2) return ['alike', 2];
  return ['different', -1];
}

function judgeCity(one: Comparable, other: Comparable): Judgement {
  if (one.postalCode && other.postalCode && fold(one.postalCode) === fold(other.postalCode)) return ['same', 1];
  if (!one.city || !other.city) return null;
  const { all } = nameLikeness(tellingWords(one.city), tellingWords(other.city));
  if (all >= 0.84) return [all === 1 ? 'same' : 'alike', 0.5];
  return ['different', one.country && other.country && one.country !== other.country ? -3 : -1.5];
}

const judges = { name: judgeName, contactName: judgeContact, taxId: judgeTaxId, email: judgeEmail, phone: judgePhone, street: judgeStreet, city: judgeCity };

/** Compares two customers field by field. The order of the two makes no difference. */
export function compareCustomers(one: Comparable, other: Comparable): Likeness {
  const evidence = comparedFields.flatMap((field): Evidence[] => {
    const judgement = judges[field](one, other);
    return judgement ? [{ field, agreement: judgement[0], weight: judgement[1] }] : [];
  });
  return { score: evidence.reduce((sum, { weight }) => sum + weight, 0), evidence };
}
