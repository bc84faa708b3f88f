import type { Context } from '#lib/context';
import { type Candidate, candidatesFor } from '#lib/customers/duplicates/candidates';
import { distinctFrom } from '#lib/customers/duplicates/distinct';
import { type Comparable, compareCustomers, type Likeness, likely } from '#lib/customers/duplicates/score';
import type { CustomerValues } from '#lib/customers/fields';
import { matchKeys } from '#lib/customers/match-keys';
import { internationalPhone } from '#lib/phone';

/** A customer who may be the one that is being entered, and why. */
export interface LookAlike extends Likeness {
  customer: Candidate;
}

/** More than these are not looked through by anybody. */
const mostShown = 5;

const orNull = (text: string): string | null => text || null;

/** What is compared of values that are not saved yet. */
export function comparableOf(ctx: Context, values: CustomerValues): Comparable {
  const country = orNull(values.country);
  const texts = {
    name: values.name, contactName: orNull(values.contactName), email: orNull(values.email), phone: orNull(values.phone), taxId: orNull(values.taxId),
    street: orNull(values.street), buildingNumber: orNull(values.buildingNumber), city: orNull(values.city), postalCode: orNull(values.postalCode),
  };
  return { ...texts, ...matchKeys(texts), country, phoneInternational: texts.phone && internationalPhone(texts.phone, country ?? ctx.firm.country) };
}

/**
 * The firm's customers that look like this one, the likeliest first. Those that were said to be others are left out.
 * @param id the customer itself, if it is saved already
 */
export async function findLookAlikes(ctx: Context, subject: Comparable, id: string | null): Promise<LookAlike[]> {
  const candidates = await candidatesFor(ctx, subject, id);
  const compared = candidates.map((customer) => ({ customer, ...compareCustomers(subject, customer) }));
  const alike = compared.filter(({ score }) => score >= likely);
  if (alike.length === 0) return [];
  const distinct = id ? await distinctFrom(ctx, id) : new Set<string>();
  return alike.filter(({ customer }) => !distinct.has(customer.id)).toSorted((one, other) => other.score - one.score || one.customer.number - other.customer.number).slice(0, mostShown);
}
