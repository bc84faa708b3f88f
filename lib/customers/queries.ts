import { alias } from '#db/kit';
import { and, asc, count, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { customerCounts, customers } from '#db/schema/customers';
import { users } from '#db/schema/users';
import { customerTextContains } from '#db/search';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { fold } from '#lib/text';

export type Customer = typeof customers.$inferSelect;

/** The customer of this id, or null: also when it is another firm's. */
export async function findCustomer(ctx: Context, id: string): Promise<Customer | null> {
  const [customer] = await read(ctx, 'customers.view', (db) =>
    db.select().from(customers).where(and(ofFirm(ctx, customers), eq(customers.id, id))).limit(1),
  );
  return customer ?? null;
}

export type CustomerProfile = Customer & { createdByName: string; updatedByName: string };

/** The customer with the names of those who registered and last changed it; null when it is not there for this firm. */
export async function findProfile(ctx: Context, id: string): Promise<CustomerProfile | null> {
  const creators = alias(users, 'creators');
  const editors = alias(users, 'editors');
  const [row] = await read(ctx, 'customers.view', (db) =>
    db
      .select({ customer: customers, createdByName: creators.name, updatedByName: editors.name })
      .from(customers)
      .innerJoin(creators, eq(creators.id, customers.createdBy))
      .innerJoin(editors, eq(editors.id, customers.updatedBy))
      .where(and(ofFirm(ctx, customers), eq(customers.id, id)))
      .limit(1),
  );
  return row ? { ...row.customer, createdByName: row.createdByName, updatedByName: row.updatedByName } : null;
}

export const pageSize = 50;
/** Further than any list goes, and near enough for every engine to count the rows before it. */
const furthestPage = 1e9;
export const sortOrders = ['name', 'number', 'created'] as const;

export interface CustomerFilter {
  /** Words to be found in any part of name, number, contact, e-mail, phone, city or tax id; all must be found. */
  search: string;
  status: 'active' | 'archived';
  sort: (typeof sortOrders)[number];
  direction: 'asc' | 'desc';
  /** From 1. */
  page: number;
}

const listColumns = {
  id: customers.id,
  number: customers.number,
  name: customers.name,
  city: customers.city,
  email: customers.email,
  phone: customers.phone,
  phoneInternational: customers.phoneInternational,
};

export type CustomerRow = Pick<Customer, keyof typeof listColumns>;

function matching(ctx: Context, { search, status }: CustomerFilter): SQL | undefined {
  const words = fold(search).split(' ').filter(Boolean);
  const archived = status === 'archived' ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt);
  return and(ofFirm(ctx, customers), archived, ...words.map(customerTextContains));
}

/** The order of the list; numbers decide between equal names, so that paging never skips or repeats a row. */
function ordered({ sort, direction }: CustomerFilter): SQL[] {
  const by = direction === 'asc' ? asc : desc;
  const columns = { name: [customers.sortName, customers.number], number: [customers.number], created: [customers.key] };
  return columns[sort].map((column) => by(column));
}

export async function countCustomers(ctx: Context, filter: CustomerFilter): Promise<number> {
  const [row] = await read(ctx, 'customers.view', (db) => db.select({ total: count() }).from(customers).where(matching(ctx, filter)));
  return row?.total ?? 0;
}

/** How many customers are archived. */
export async function countArchived(ctx: Context): Promise<number> {
  const [row] = await read(ctx, 'customers.view', (db) => db.select({ archived: customerCounts.archived }).from(customerCounts).where(ofFirm(ctx, customerCounts)));
  return row?.archived ?? 0;
}

/** One page of the list; empty before the first and after the last. */
export async function listCustomers(ctx: Context, filter: CustomerFilter): Promise<CustomerRow[]> {
  if (filter.page < 1 || filter.page > furthestPage) return [];
  return read(ctx, 'customers.view', (db) =>
    db
      .select(listColumns)
      .from(customers)
      .where(matching(ctx, filter))
      .orderBy(...ordered(filter))
      .limit(pageSize)
      .offset((filter.page - 1) * pageSize),
  );
}
