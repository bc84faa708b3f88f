import type { SoundsSought } from '#db/types';
import { nameKeys } from '#lib/customers/duplicates/name-keys';
import { nationalPhone } from '#lib/phone';
import { isConnecting, soundsLike, soundsOf } from '#lib/sounds';
import { fold } from '#lib/text';

/**
 * The words that a search looks for, each once. The Arabic article counts for nothing: with it or without, a name is the same.
 * @param search as typed
 */
export function searchWords(search: string): string[] {
  const words = fold(search).split(' ').filter(Boolean);
  return [...new Set(words.map((word) => word.replace(/^ال(?=.{3})/u, '')))];
}

/** What a search looks for by sound; null where none of its words has one, such as a number. */
export function searchSounds(search: string): SoundsSought | null {
  const not = searchWords(search);
  const sounds = not.map((word) => ({ word, keys: soundsLike(word) }));
  const keys = soundsLike(search);
  return keys.length > 0 ? { keys, words: sounds.filter(({ word, keys: own }) => own.length === 0 && !isConnecting(word)).map(({ word }) => word), not } : null;
}

interface Searchable {
  number: number;
  name: string;
  contactName: string | null;
  taxId: string | null;
  city: string | null;
  email: string | null;
  phone: string | null;
  phoneInternational: string | null;
}

/**
 * The folded text by which the list finds a customer: number, name, contact, tax id, city, e-mail, and the phone as typed,
 * as dialled at home and as E.164, each also as bare digits. Parts stand on lines of their own, so none runs into the next.
 */
export function searchText(customer: Searchable): string {
  const { phone, phoneInternational } = customer;
  const phones = phone ? [phone, nationalPhone(phone, phoneInternational), phoneInternational ?? ''] : [];
  const parts = [
    String(customer.number), customer.name, customer.contactName, customer.taxId, customer.city, customer.email,
    ...phones, ...phones.map((written) => fold(written).replaceAll(/[^0-9]/g, '')),
  ];
  return [...new Set(parts.map((part) => fold(part ?? '')).filter(Boolean))].join('\n');
}

/** The sounds by which a customer's names and city are found in another script or spelling, and the keys by which its look-alikes are. */
export function searchedSounds({ name, contactName, city }: Pick<Searchable, 'name' | 'contactName' | 'city'>): string {
  const keys = [name, ...(contactName ? [contactName] : [])].map(nameKeys).flatMap(({ whole, slips, pairs }) => [...whole, ...slips, ...pairs]);
  return [...soundsOf([name, contactName, city].filter(Boolean).join('\n')), ...new Set(keys)].join(' ');
}
