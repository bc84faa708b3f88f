import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { fold } from '#lib/text';

export type NamedCustomer = Pick<typeof customers.$inferSelect, 'id' | 'number' | 'name'>;

const named = { id: customers.id, number: customers.number, name: customers.name };

/** How a customer stands in a list to choose from: found again by its number, whoever else bears the name. */
export const choiceOf = ({ number, name }: NamedCustomer): string => `${number} · ${name}`;

/** The customer that a text means: what `choiceOf` gave, a number, or the whole name. Null when there is none, or several. */
export async function findCustomerByText(ctx: Context, text: string): Promise<NamedCustomer | null> {
  const key = fold(text);
  const number = Number(/^(\d{1,15})(?: ·|$)/.exec(key)?.[1] ?? Number.NaN);
  if (key === '') return null;
  const is = or(eq(customers.sortName, key), Number.isSafeInteger(number) ? eq(customers.number, number) : undefined);
  const found = await read(ctx, 'customers.view', (db) => db.select(named).from(customers).where(and(ofFirm(ctx, customers), isNull(customers.archivedAt), is)).limit(3));
  return found.find((customer) => customer.number === number) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** The customers that were registered last, to choose from. */
export async function recentCustomers(ctx: Context, most: number): Promise<NamedCustomer[]> {
  return read(ctx, 'customers.view', (db) => db.select(named).from(customers).where(and(ofFirm(ctx, customers), isNull(customers.archivedAt))).orderBy(desc(customers.key)).limit(most));
}
