import type { FieldName } from '#lib/customers/fields';
import type { Made } from './records.ts';

type Random = () => number;
/** What stands in the fields when the same customer is entered a second time; null where a record cannot be entered so. */
type Again = (record: Made, random: Random) => Partial<Record<FieldName, string>> | null;

const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;

/** One letter left out, doubled, exchanged with the next or taken for another, behind the first. */
export function slipped(text: string, random: Random): string {
  const letters = [...text];
  const places = letters.flatMap((letter, index) => (index > 0 && /\p{L}/u.test(letter) ? [index] : []));
  const at = pick(places, random);
  const other = pick([.../\p{Script=Arabic}/u.test(text) ? 'ابتسنلمرويه' : 'aeiorstnlm'], random);
  pick([() => letters.splice(at, 1), () => letters.splice(at, 0, letters[at] ?? ''), () => letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? ''), () => letters.splice(at, 1, other)], random)();
  return letters.join('');
}

const without = (...fields: FieldName[]) => Object.fromEntries(fields.map((field) => [field, '']));
const newPhone = (phone: string, random: Random): string => phone && phone.slice(0, 5) + String(10_000_000 + Math.floor(random() * 89_999_999)).slice(0, phone.length - 5);

/** In how many ways somebody is entered who is there already. */
export const ways: Record<string, Again> = {
  'everything again': () => ({}),
  'phone written at home': ({ values: { phone } }) => (phone.startsWith('+') ? { phone: `0${phone.slice(4)}` } : phone ? { phone: phone.replaceAll(/\D/g, ' ') } : null),
  'slip in the name': ({ values: { name } }, random) => ({ name: slipped(name, random) }),
  'two slips in the name': ({ values: { name } }, random) => ({ name: slipped(slipped(name, random), random) }),
  'slip in the name, no e-mail': ({ values: { name } }, random) => ({ name: slipped(name, random), ...without('email') }),
  'family name first': ({ values: { name, kind } }) => (kind === 'person' && name.includes(' ') ? { name: [name.split(' ').at(-1), ...name.split(' ').slice(0, -1)].join(' ') } : null),
  'middle name left out': ({ values: { name, kind } }) => (kind === 'person' && name.split(' ').length > 2 ? { name: `${name.split(' ')[0]} ${name.split(' ').at(-1)}` } : null),
  'in the other script': ({ otherScript }) => (otherScript ? { name: otherScript } : null),
  'in the other script, by phone only': ({ otherScript, values: { phone } }) => (otherScript && phone ? { name: otherScript, ...without('street', 'postalCode', 'email', 'city', 'buildingNumber') } : null),
  'name and city only': ({ values: { name } }) => (name.split(' ').length > 2 ? without('email', 'phone', 'street', 'postalCode', 'taxId', 'contactName') : null),
  'another phone and e-mail': ({ values: { phone, email } }, random) => ({ phone: newPhone(phone, random), email: email && `new.${email}` }),
  'moved within the city': ({ values: { phone, email } }, random) => (phone || email ? { street: 'شارع الأمير 9', postalCode: String(10_000 + Math.floor(random() * 89_999)) } : null),
  'without the form of the company': ({ values: { name, kind } }) => (kind === 'company' && /^شركة |\b(?:Ltd|GmbH|Inc)$/u.test(name) ? { name: name.replace(/^شركة | ?\b(?:Ltd|GmbH|Inc)$/gu, '') } : null),
  'by the tax id, renamed': ({ values: { taxId } }) => (taxId ? { name: 'The new name of it', ...without('phone', 'email', 'contactName') } : null),
  'contact instead of the company': ({ values: { kind, contactName, phone, email } }) => (kind === 'company' && contactName && (phone || email) ? { kind: 'person', name: contactName, contactName: '' } : null),
};

/** In how many ways somebody who is another is like a customer who is there. */
export const others: Record<string, Again> = {
  'a brother in the same house': ({ values: { kind, name } }, random) => (kind === 'person' && name.includes(' ') ? { name: [`${pick(['سعد', 'تركي', 'نايف', 'Oscar', 'Igor', 'Bruno'], random)}`, ...name.split(' ').slice(1)].join(' '), phone: '', email: '' } : null),
  'the same name in another city': ({ values: { kind, name } }, random) => (kind === 'person' ? { name, city: 'Oslo', country: 'NO', postalCode: '0150', street: 'Karl Johans gate 1', phone: `+4790${Math.floor(100_000 + random() * 899_999)}`, email: `someone${Math.floor(random() * 1e6)}@post.example` } : null),
  'another firm in the same house': ({ values: { kind } }, random) => (kind === 'company' ? { name: `Zephyr ${Math.floor(random() * 1e6)} Quarry`, contactName: 'Igor Novak', phone: '', email: '', taxId: '' } : null),
};
