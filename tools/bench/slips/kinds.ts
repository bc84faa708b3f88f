import { type CustomerFieldName, type CustomerValues, type FieldName, valuesWith } from '#lib/customers/fields';

import { readPhone } from '#lib/phone';
import { neighbourEmail } from './records.ts';
import { withCheckDigit } from './tax-ids.ts';

export type Random = () => number;

/** Types a slip into a record: what the fields hold then, or null where the record has no room for such a one. */
export type Slip = (values: CustomerValues, random: Random) => Partial<Record<FieldName, string>> | null;

const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;
const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
const isLatin = (text: string): boolean => /^[A-Za-z\s.'-]+$/.test(text);

/** One wrong, missing, doubled or exchanged letter behind the first, as a hasty hand makes it. */
function oneLetter(text: string, random: Random): string {
  const letters = [...text];
  const at = 1 + Math.floor(random() * (letters.length - 1));
  const neighbours = isArabic(text) ? 'ابتسنلمرويه' : 'aeiorstnlm';
  const way = pick(['wrong', 'missing', 'doubled', 'exchanged'] as const, random);
  if (way === 'wrong') letters.splice(at, 1, pick([...neighbours].filter((letter) => letter !== letters[at]), random));
  else if (way === 'missing') letters.splice(at, 1);
  else if (way === 'doubled') letters.splice(at, 0, letters[at] ?? '');
  else letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '');
  return letters.join('');
}

/** One digit of those that there are, another one. */
function oneDigit(text: string, random: Random): string {
  const places = [...text].flatMap((sign, index) => (/\d/.test(sign) ? [index] : []));
  const at = pick(places, random);
  return text.slice(0, at) + String((Number(text[at]) + 1 + Math.floor(random() * 9)) % 10) + text.slice(at + 1);
}

function withoutDigit(text: string, random: Random): string {
  const at = pick([...text].flatMap((sign, index) => (/\p{Nd}/u.test(sign) ? [index] : [])), random);
  return text.slice(0, at) + text.slice(at + 1);
}

const arabicKeys: Record<string, string> = Object.fromEntries('q ض|w ص|e ث|r ق|t ف|y غ|u ع|i ه|o خ|p ح|[ ج|] د|a ش|s س|d ي|f ب|g ل|h ا|j ت|k ن|l م|; ك|\' ط|z ئ|x ء|c ؤ|v ر|b لا|n ى|m ة|, و|. ز|/ ظ|` ذ|H أ|Y إ|N آ'.split('|').map((pair) => pair.split(' ') as [string, string]));
const englishKeys: Record<string, string> = Object.fromEntries(Object.entries(arabicKeys).map(([english, arabic]) => [arabic, english]));

/** A change of one field that must hold something which the condition fits. */
const inField = (field: CustomerFieldName, fits: (text: string) => boolean, change: (text: string, random: Random) => string): Slip =>
  (values, random) => (values[field] !== '' && fits(values[field]) ? { [field]: change(values[field], random) } : null);

const any = (): boolean => true;
const account = 'DE89 3704 0044 0532 0130 00';

/** A phone as it is dialled at home, in a record that then names another country. */
const elsewhere: Slip = ({ phone, country }, random) => {
  const number = phone.startsWith('+') || !country ? null : readPhone(phone, country);
  return number?.isValid() ? { country: pick(['SA', 'EG', 'AE', 'DE', 'FR', 'GB', 'TR'].filter((code) => code !== country), random) } : null;
};

/** Given and family name side by side with what belongs into another field. */
const glued: Slip = ({ kind, name, phone, email }) => (kind === 'person' ? { name: `${name} ${phone || email}` } : null);

/** Every kind of slip that the review is to find; some can be found in part only, as no rule tells one phone from another. */
export const kinds: Record<string, Slip> = {
  'name in capitals': inField('name', (name) => /[a-z].*[a-z].*[a-z].*[a-z].*[a-z]/.test(name), (name) => name.toUpperCase()),
  'name without capitals': inField('name', (name) => /[A-Z].*\s.*[A-Z]/.test(name), (name) => name.toLowerCase()),
  'doubled space in a name': inField('name', (name) => name.includes(' '), (name) => name.replace(' ', '  ')),
  'comma behind a name': inField('name', (name) => /[\p{L}\p{N}]$/u.test(name), (name) => `${name}${isArabic(name) ? '،' : ','}`),
  'invisible character in a name': inField('name', any, (name) => `${name.slice(0, 2)}\u200b${name.slice(2)}`),
  'direction marks around a phone': inField('phone', any, (phone) => `\u202a${phone}\u202c`),
  'letter of another alphabet': inField('name', (name) => /[A-Za-z][aeo]/.test(name), (name) => name.replace(/(?<=[A-Za-z])[aeo]/, (letter) => ({ a: 'а', e: 'е', o: 'о' })[letter] ?? letter)),
  'Arabic name on the English keyboard': inField('name', (name) => /^[\p{Script=Arabic}\s]+$/u.test(name), (name) => [...name].map((letter) => englishKeys[letter] ?? letter).join('')),
  'Latin name on the Arabic keyboard': inField('name', isLatin, (name) => [...name.toLowerCase()].map((letter) => arabicKeys[letter] ?? letter).join('')),
  'city on the other keyboard': inField('city', (city) => /^[\p{Script=Arabic}\s]+$/u.test(city), (city) => [...city].map((letter) => englishKeys[letter] ?? letter).join('')),
  'word twice in a street': inField('street', (street) => /^\p{L}{4,}\s/u.test(street), (street) => `${street.split(' ')[0]} ${street}`),
  'digit in the name of a person': (values, random) => (values.kind === 'person' ? { name: `${values.name}${Math.floor(random() * 10)}` } : null),
  'phone or e-mail behind a name': glued,
  'company taken for a person': ({ kind }) => (kind === 'company' ? { kind: 'person' } : null),
  'company and contact exchanged': ({ kind, name, contactName }) => (kind === 'company' && contactName ? { name: contactName, contactName: name } : null),
  'slip in the domain of an e-mail': inField('email', (email) => /@(?:gmail|hotmail|yahoo|outlook|icloud)\.com$/.test(email), (email, random) => email.replace(/(?<=@)\w+/, (name) => oneLetter(name, random))),
  'e-mail that ends in .con': inField('email', (email) => email.endsWith('.com'), (email) => email.replace(/m$/, 'n')),
  'e-mail with two points in a row': inField('email', any, (email) => email.replace('@', '..x@')),
  'phone of another country than the record': elsewhere,
  'digit missing in a phone': inField('phone', any, withoutDigit),
  'digit wrong in a phone': inField('phone', (phone) => /\d/.test(phone), oneDigit),
  'digit missing in a postal code': inField('postalCode', (code) => /^\p{Nd}{4,}$/u.test(code), withoutDigit),
  'O for 0 in a postal code': inField('postalCode', (code) => /^\d*0\d*$/.test(code), (code) => code.replace('0', 'O')),
  'digit wrong in a tax id with a check digit': (values, random) => (withCheckDigit(values) ? { taxId: oneDigit(values.taxId, random) } : null),
  'digit wrong in a tax id without one': (values, random) => (/\d{5}/.test(values.taxId) && !withCheckDigit(values) ? { taxId: oneDigit(values.taxId, random) } : null),
  'digit missing in a tax id': inField('taxId', (id) => /\d{5}/.test(id), withoutDigit),
  'digit wrong in an account number': (_, random) => ({ terms: `Our account: ${account.slice(0, 2)}${oneDigit(account.slice(2), random)}` }),
  'letter wrong in a city': inField('city', (city) => [...city].length > 4 && /^[\p{L}\s-]+$/u.test(city), oneLetter),
  'postal code in the city': ({ postalCode, city }) => (/^\d{5}$/.test(postalCode) && city ? { city: `${postalCode} ${city}`, postalCode: '' } : null),
  'another country chosen': ({ country, city }, random) => (city ? { country: pick(['SA', 'EG', 'AE', 'DE', 'FR'].filter((code) => code !== country), random) } : null),
  'terms that contradict': () => ({ paymentTermDays: '0', terms: 'net 30' }),
};

/** Kinds that only the firm's other customers tell: beside each record are those of `neighboursOf`. */
export const kindsAmongOthers: Record<string, Slip> = {
  'slip in the domain of a firm\'s e-mail': inField('email', (email) => /@[a-z-]{5,}\.[a-z.]+$/.test(email) && !/@(?:gmail|hotmail|yahoo|outlook|icloud|live)\./.test(email), (email, random) => email.replace(/(?<=@)[a-z-]+/, (name) => oneLetter(name, random))),
  'letter wrong in a street': inField('street', (street) => /^[\p{L}\s]{6,}/u.test(street), (street, random) => street.replace(/^[\p{L}\s]*\p{L}/u, (name) => oneLetter(name, random))),
  'city of another postal code': ({ city, postalCode }, random) => (city && postalCode ? { city: pick(isArabic(city) ? ['أبها', 'تبوك', 'أسوان'] : ['Dresden', 'Toledo', 'Bergamo'], random) } : null),
  'letter wrong in a city that neighbours have': inField('city', (city) => [...city].length > 4 && /^[\p{L}\s-]+$/u.test(city), oneLetter),
  'e-mail of another customer': inField('email', any, (email) => neighbourEmail(email, 1)),
};

/** The record with the slip in it, or null where it changes nothing. */
export function withSlip(values: CustomerValues, slip: Slip, random: Random): CustomerValues | null {
  const changed = slip(values, random);
  const fields = Object.keys(changed ?? {}) as FieldName[];
  return changed && fields.some((field) => changed[field] !== values[field]) ? valuesWith({ ...values, ...changed }) : null;
}
