import { alias } from '#db/kit';
import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { customValues } from '#db/schema/custom-fields';
import { customerCounts, customers } from '#db/schema/customers';
import { users } from '#db/schema/users';
import { customerSearch, customerSounds } from '#db/search';
import type { Db, TextSearch } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type CustomField, type CustomFieldName, customFieldName } from '#lib/custom-fields/field';
import { activeFields } from '#lib/custom-fields/queries';
import { type Narrowed, narrowing } from '#lib/customers/narrow';
import { searchSounds, searchWords } from '#lib/customers/search-text';

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
export const sortOrders = ['name', 'number', 'created', 'balance', 'activity'] as const;

/** How customers stand: they owe something, in some currency; nothing is owed either way; we owe them something. */
export const standings = ['owes', 'settled', 'credit'] as const;

/** What of a list is shown besides the words that are searched; empty texts and lists narrow nothing. */
export interface Narrowing {
  /** Ids of categories. */
  categories: string[];
  /** Whether a customer must be in one of them or in each. */
  categoryMode: 'any' | 'all';
  city: string;
  region: string;
  /** What the postal code begins with. */
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  balance: (typeof standings)[number] | '';
  /** By the name of one of the firm's own fields, the value as the form shows it. */
  custom: Record<CustomFieldName, string>;
}

export const nothingNarrowed: Narrowing = { categories: [], categoryMode: 'any', city: '', region: '', postalCode: '', country: '', balance: '', custom: {} };

export interface CustomerFilter extends Partial<Narrowing> {
  /** Words to be found in any part of name, number, contact, e-mail, phone, city or tax id; all must be found. */
  search: string;
  /** Whether the words are found by their letters, or, among those who are not, by their sound: in another script or spelling. */
  foundBy?: 'letters' | 'sound';
  status: 'active' | 'archived';
  /** Those who have nothing in a field of the firm's own come last, whichever the direction. */
  sort: (typeof sortOrders)[number] | CustomFieldName;
  direction: 'asc' | 'desc';
  /** From 1. */
  page: number;
}

const listColumns = {
  key: customers.key,
  id: customers.id,
  number: customers.number,
  name: customers.name,
  contactName: customers.contactName,
  taxId: customers.taxId,
  city: customers.city,
  email: customers.email,
  phone: customers.phone,
  phoneInternational: customers.phoneInternational,
  lastDay: customers.lastDay,
};

export type CustomerRow = Pick<Customer, keyof typeof listColumns>;

/** One page of the list, and how many customers the whole of it has. */
export interface CustomerList {
  /** Empty before the first page and after the last. */
  customers: CustomerRow[];
  total: number;
}

/** What a list is asked for, with the way in which its words are found. */
interface Asked {
  filter: CustomerFilter;
  words: string[];
  search: TextSearch;
  narrowed: Narrowed;
  /** The field of the firm's own that it is sorted by. */
  sortField?: CustomField | undefined;
}

function matching(ctx: Context, { filter: { status }, search, narrowed }: Asked): SQL | undefined {
  const archived = status === 'archived' ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt);
  return search.among(and(ofFirm(ctx, customers), archived, ...narrowed.conditions));
}

/** What a customer has in a field, to sort by: the first of several, null where there is nothing. */
function sortValue(ctx: Context, { id, type }: CustomField): SQL {
  const column = type === 'number' || type === 'money' ? customValues.sortNumber : customValues.sortText;
  return sql`(select ${column} from ${customValues} where ${ofFirm(ctx, customValues)} and ${customValues.fieldId} = ${id} and ${customValues.customerKey} = ${customers.key} order by ${customValues.ordinal} limit 1)`;
}

const sortColumns = { balance: customers.standing, activity: customers.lastDay };

/** The order of the list; numbers decide between equal names, so that paging never skips or repeats a row. */
function ordered(ctx: Context, { filter: { sort, direction }, sortField }: Asked, search?: TextSearch): SQL[] {
  const by = direction === 'asc' ? asc : desc;
  const byName = [by(customers.sortName), by(customers.number)];
  if (sort === 'balance' || sort === 'activity') return [by(sortColumns[sort]), ...byName];
  if (sortField) return [sql`${by(sortValue(ctx, sortField))} nulls last`, ...byName];
  if (sort !== 'number' && sort !== 'created') return byName;
  const column = sort === 'number' ? customers.number : customers.key;
  return [by(search?.sortedBy(column) ?? column)];
}

/** The same order, said so that both engines see which index has it. */
function orderedByIndex(ctx: Context, asked: Asked): SQL[] {
  const { filter, words, search, narrowed } = asked;
  const order = ordered(ctx, asked, search);
  const isNarrow = words.length + narrowed.conditions.length + narrowed.sets.length > 0;
  // The active have nothing in `archivedAt`; without it, PostgreSQL would sort them all, where an index has them in order.
  const walksIndex = ['name', 'balance', 'activity'].includes(filter.sort) && filter.status === 'active' && !isNarrow;
  return walksIndex ? [filter.direction === 'asc' ? asc(customers.archivedAt) : desc(customers.archivedAt), ...order] : order;
}

/** How many customers are archived. */
export async function countArchived(ctx: Context): Promise<number> {
  const [row] = await read(ctx, 'customers.view', (db) => db.select({ archived: customerCounts.archived }).from(customerCounts).where(ofFirm(ctx, customerCounts)));
  return row?.archived ?? 0;
}

/** Finds the keys of a page first, for which an index is enough; then reads its rows, and none of those before them. */
async function rowsOf(ctx: Context, db: Db, asked: Asked): Promise<CustomerRow[]> {
  const { filter } = asked;
  if (filter.page < 1 || filter.page > furthestPage) return [];
  return db
    .select(listColumns)
    .from(
      db
        .select({ key: customers.key })
        .from(customers)
        .where(matching(ctx, asked))
        .orderBy(...orderedByIndex(ctx, asked))
        .limit(pageSize)
        .offset((filter.page - 1) * pageSize)
        .as('found'),
    )
    .innerJoin(customers, eq(customers.key, sql`found.key`))
    .orderBy(...ordered(ctx, asked));
}

/** Counts what a search finds; without one, the firm's own count says it. */
async function totalOf(ctx: Context, db: Db, asked: Asked): Promise<number> {
  const { words, narrowed } = asked;
  if (words.length + narrowed.conditions.length + narrowed.sets.length > 0) {
    const [found] = await db.select({ total: count() }).from(customers).where(matching(ctx, asked));
    return found?.total ?? 0;
  }
  const [counted] = await db.select().from(customerCounts).where(ofFirm(ctx, customerCounts));
  return counted?.[asked.filter.status] ?? 0;
}

type Sought = Pick<CustomerFilter, 'search' | 'foundBy'> & Partial<Narrowing>;

/** How those whom a list shows are found, and what narrows them; null where the words have no sound to be found by. */
export async function seeking(db: Db, ctx: Context, sought: Sought, fields: readonly CustomField[]): Promise<{ search: TextSearch; narrowed: Narrowed } | null> {
  const narrowed = narrowing(db, ctx, { ...nothingNarrowed, ...sought }, fields);
  if (sought.foundBy !== 'sound') return { narrowed, search: await customerSearch(db, searchWords(sought.search), narrowed.sets) };
  const sounds = searchSounds(sought.search);
  return sounds && { narrowed, search: customerSounds(sounds, narrowed.sets) };
}

export async function listCustomers(ctx: Context, filter: CustomerFilter): Promise<CustomerList> {
  return read(ctx, 'customers.view', async (db) => {
    const isSortedByOwn = !(sortOrders as readonly string[]).includes(filter.sort);
    const fields = isSortedByOwn || Object.keys(filter.custom ?? {}).length > 0 ? await activeFields(ctx) : [];
    const sought = await seeking(db, ctx, filter, fields);
    if (!sought) return { customers: [], total: 0 };
    const asked = { filter, words: searchWords(filter.search), ...sought, sortField: fields.find((field) => customFieldName(field) === filter.sort) };
    const rows = await rowsOf(ctx, db, asked);
    // A page that is not full is the last one, and says how many there are.
    const isLast = rows.length < pageSize && (rows.length > 0 || filter.page === 1);
    return { customers: rows, total: isLast ? (filter.page - 1) * pageSize + rows.length : await totalOf(ctx, db, asked) };
  });
}
