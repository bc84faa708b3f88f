import { nationalPhone } from '#lib/phone';
import { fold } from '#lib/text';

/**
 * The words that a search looks for, each once. The Arabic article counts for nothing: with it or without, a name is the same.
 * @param search as typed
 */
export function searchWords(search: string): string[] {
  const words = fold(search).split(' ').filter(Boolean);
  return [...new Set(words.map((word) => word.replace(/^ال(?=.{3})/u, '')))];
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
