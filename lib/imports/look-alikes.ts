import { and, inArray, isNull, or } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import type { CustomerInput } from '#lib/customers/input';
import { matchKeys } from '#lib/customers/match-keys';
import { internationalPhone } from '#lib/phone';
import { fold } from '#lib/text';

interface Likeness {
  emailKey: string | null;
  taxIdKey: string | null;
  phoneInternational: string | null;
  placeKey: string | null;
  sortName: string;
  city: string | null;
}

/** Each of these says by itself that two are the same: e-mail, tax id or phone, or the name together with the house or the city. */
const keysOf = ({ emailKey, taxIdKey, phoneInternational, placeKey, sortName, city }: Likeness): string[] => [
  ...(emailKey ? [`email ${emailKey}`] : []),
  ...(taxIdKey ? [`tax ${taxIdKey}`] : []),
  ...(phoneInternational ? [`phone ${phoneInternational}`] : []),
  ...(placeKey ? [`place ${placeKey} ${sortName}`] : []),
  ...(city ? [`city ${fold(city)} ${sortName}`] : []),
];

const likenessOf = (ctx: Context, input: CustomerInput): Likeness => ({
  ...matchKeys(input),
  phoneInternational: input.phone && internationalPhone(input.phone, input.country ?? ctx.firm.country),
  sortName: fold(input.name),
  city: input.city,
});

const columns = {
  id: customers.id, emailKey: customers.emailKey, taxIdKey: customers.taxIdKey, phoneInternational: customers.phoneInternational,
  placeKey: customers.placeKey, sortName: customers.sortName, city: customers.city,
};

/** A record, by what it would be known for another. */
export interface Likely {
  keys: string[];
  /** The customer in the list who looks like it; null where nobody does. */
  customerId: string | null;
}

/**
 * Who in the list looks like these records. It is the one place where an import decides what a look-alike is.
 * @returns for each record, in the same order
 */
export async function lookAlikes(db: Db, ctx: Context, records: readonly CustomerInput[]): Promise<Likely[]> {
  const likenesses = records.map((input) => likenessOf(ctx, input));
  const all = (name: keyof Likeness): string[] => [...new Set(likenesses.flatMap((likeness) => likeness[name] ?? []))];
  const active = isNull(customers.archivedAt);
  const sameName = and(active, inArray(customers.sortName, all('sortName')), or(inArray(customers.city, all('city')), inArray(customers.placeKey, all('placeKey'))));
  // One by one, because an index serves each of these and none serves them together.
  const ways = [and(active, inArray(customers.emailKey, all('emailKey'))), and(active, inArray(customers.taxIdKey, all('taxIdKey'))), and(active, inArray(customers.phoneInternational, all('phoneInternational'))), sameName];
  const known = new Map<string, string>();
  for (const way of ways) {
    const found = await db.select(columns).from(customers).where(and(ofFirm(ctx, customers), way));
    for (const customer of found) for (const key of keysOf(customer)) known.set(key, customer.id);
  }
  return likenesses.map((likeness) => {
    const keys = keysOf(likeness);
    return { keys, customerId: keys.map((key) => known.get(key)).find((id) => id !== undefined) ?? null };
  });
}
