import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, lte, or, type SQL, sum } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { expenseCategories, expenseFiles, expenses } from '#db/schema/expenses';
import { files } from '#db/schema/files';
import { users } from '#db/schema/users';
import { expenseSearch } from '#db/search';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Minor } from '#lib/money';
import { fold } from '#lib/text';

export { paymentMethods } from '#db/schema/payments';

export type Expense = typeof expenses.$inferSelect;

/** The expense of this id, or null: also when it is another firm's. */
export async function findExpense(ctx: Context, id: string): Promise<Expense | null> {
  const [expense] = await read(ctx, 'expenses.view', (db) => db.select().from(expenses).where(and(ofFirm(ctx, expenses), eq(expenses.id, id))).limit(1));
  return expense ?? null;
}

/** What an expense's page shows. */
export interface FullExpense {
  expense: Expense;
  recordedBy: string;
  categoryName: string | null;
  customer: { id: string; number: number; name: string } | null;
  files: { id: string; name: string; mediaType: string; size: number }[];
}

/** The same with what it names, and its receipts in the order in which they came. */
export async function fullExpense(ctx: Context, id: string): Promise<FullExpense | null> {
  return read(ctx, 'expenses.view', async (db) => {
    const [row] = await db.select({ expense: expenses, recordedBy: users.name, categoryName: expenseCategories.name, customer: { id: customers.id, number: customers.number, name: customers.name } }).from(expenses)
      .innerJoin(users, eq(users.id, expenses.createdBy)).leftJoin(expenseCategories, eq(expenseCategories.id, expenses.categoryId)).leftJoin(customers, eq(customers.id, expenses.customerId))
      .where(and(ofFirm(ctx, expenses), eq(expenses.id, id))).limit(1);
    if (!row) return null;
    const attached = await db.select({ id: files.id, name: files.name, mediaType: files.mediaType, size: files.size }).from(expenseFiles).innerJoin(files, eq(files.id, expenseFiles.fileId))
      .where(and(ofFirm(ctx, expenseFiles), eq(expenseFiles.expenseId, id))).orderBy(asc(files.id));
    return { ...row, files: attached };
  });
}

export const expenseStates = ['all', 'paid', 'owed', 'archived'] as const;

export interface ExpenseFilter {
  search: string;
  state: (typeof expenseStates)[number];
  /** Days of the documents, both included; `''` for any. */
  from: string;
  to: string;
  /** `''` for any, `none` for those that are in none. */
  categoryId: string;
  customerId: string;
  method: Expense['method'] | '';
  /** From 1. */
  page: number;
}

export type Selection = Omit<ExpenseFilter, 'page'>;

export const everyExpense: Selection = { search: '', state: 'all', from: '', to: '', categoryId: '', customerId: '', method: '' };

function isIn(state: Selection['state']): SQL | undefined {
  if (state === 'archived') return isNotNull(expenses.archivedAt);
  return and(isNull(expenses.archivedAt), state === 'paid' ? isNotNull(expenses.paidDay) : state === 'owed' ? isNull(expenses.paidDay) : undefined);
}

/** What is true of the expenses that a filter shows. */
async function matching(db: Db, ctx: Context, { search, state, from, to, categoryId, customerId, method }: Selection): Promise<SQL | undefined> {
  const found = await expenseSearch(db, fold(search).split(' ').filter(Boolean));
  return found.among(and(
    ofFirm(ctx, expenses), isIn(state), from === '' ? undefined : gte(expenses.day, from), to === '' ? undefined : lte(expenses.day, to),
    categoryId === '' ? undefined : categoryId === 'none' ? isNull(expenses.categoryId) : eq(expenses.categoryId, categoryId),
    customerId === '' ? undefined : eq(expenses.customerId, customerId), method === '' || method === null ? undefined : eq(expenses.method, method),
  ));
}

export const expensesAPage = 50;
/** Further than this a list is not counted and summed: it says that there are more. */
export const mostCounted = 10_000;

export type ListedExpense = Pick<Expense, 'id' | 'key' | 'day' | 'paidDay' | 'supplier' | 'reference' | 'description' | 'method' | 'currency' | 'net' | 'tax' | 'total' | 'archivedAt'> & { categoryName: string | null; customerName: string | null };

const listed = {
  id: expenses.id, key: expenses.key, day: expenses.day, paidDay: expenses.paidDay, supplier: expenses.supplier, reference: expenses.reference, description: expenses.description, method: expenses.method, currency: expenses.currency,
  net: expenses.net, tax: expenses.tax, total: expenses.total, archivedAt: expenses.archivedAt, categoryName: expenseCategories.name, customerName: customers.name,
};

/** What expenses come to in one currency. */
export interface ExpenseSum {
  currency: string;
  count: number;
  net: Minor;
  tax: Minor;
  total: Minor;
}

export interface ExpenseList {
  expenses: ListedExpense[];
  /** `mostCounted` where there are more. */
  total: number;
  hasMore: boolean;
  /** By currency; nothing where there are more than are counted. */
  sums: ExpenseSum[];
}

/** Rows of a list with what they name, latest first. */
async function rowsOf(db: Db, ctx: Context, condition: SQL | undefined, most: number, before = 0): Promise<ListedExpense[]> {
  // The names are fetched for these rows alone.
  const page = db.select({ key: expenses.key }).from(expenses).where(and(ofFirm(ctx, expenses), condition)).orderBy(desc(expenses.day), desc(expenses.key)).limit(most).offset(before).as('page');
  return db.select(listed).from(page).innerJoin(expenses, eq(expenses.key, page.key)).leftJoin(expenseCategories, eq(expenseCategories.id, expenses.categoryId)).leftJoin(customers, eq(customers.id, expenses.customerId))
    .where(ofFirm(ctx, expenses)).orderBy(desc(expenses.day), desc(expenses.key));
}

/** One page of the list, how many expenses the whole of it has, and what they come to. */
export async function listExpenses(ctx: Context, filter: ExpenseFilter): Promise<ExpenseList> {
  return read(ctx, 'expenses.view', async (db) => {
    const shown = await matching(db, ctx, filter);
    const rows = await rowsOf(db, ctx, shown, expensesAPage, (Math.max(filter.page, 1) - 1) * expensesAPage);
    const sums = await sumsWhere(db, ctx, shown);
    const total = sums.reduce((all, { count }) => all + count, 0);
    const hasMore = total > mostCounted;
    return { expenses: rows, total: Math.min(total, mostCounted), hasMore, sums: hasMore ? [] : sums };
  });
}

async function sumsWhere(db: Db, ctx: Context, condition: SQL | undefined): Promise<ExpenseSum[]> {
  const counted = db.select({ firmId: expenses.firmId, currency: expenses.currency, net: expenses.net, tax: expenses.tax, total: expenses.total }).from(expenses).where(and(ofFirm(ctx, expenses), condition)).limit(mostCounted + 1).as('counted');
  const rows = await db.select({ currency: counted.currency, count: count(), net: sum(counted.net), tax: sum(counted.tax), total: sum(counted.total) }).from(counted).where(ofFirm(ctx, counted)).groupBy(counted.currency).orderBy(asc(counted.currency));
  return rows.map(({ currency, count, net, tax, total }) => ({ currency, count, net: Number(net), tax: Number(tax), total: Number(total) }));
}

/** The expenses behind one of a list, as many as are read at once; the first ones without it. For what goes through a list from end to end. */
export async function expensesAfter(ctx: Context, selection: Selection, last: Pick<ListedExpense, 'day' | 'key'> | null, most: number): Promise<ListedExpense[]> {
  const behind = last ? or(lt(expenses.day, last.day), and(eq(expenses.day, last.day), lt(expenses.key, last.key))) : undefined;
  return read(ctx, 'expenses.view', async (db) => rowsOf(db, ctx, and(await matching(db, ctx, selection), behind), most));
}

/** A customer's latest expenses, and what all of them come to. */
export async function expensesOfCustomer(ctx: Context, customerId: string, most: number): Promise<{ expenses: ListedExpense[]; sums: ExpenseSum[] }> {
  return read(ctx, 'expenses.view', async (db) => {
    const theirs = await matching(db, ctx, { ...everyExpense, customerId });
    const sums = await sumsWhere(db, ctx, theirs);
    // Of more than are counted the sum is not known, and none is better than a wrong one.
    return { expenses: await rowsOf(db, ctx, theirs, most), sums: sums.reduce((all, { count }) => all + count, 0) > mostCounted ? [] : sums };
  });
}

/** So many of the latest expenses are looked through for suppliers to choose from. */
const lookedThrough = 1000;

/** Suppliers of earlier expenses, the latest first, each as it was written last. */
export async function recentSuppliers(ctx: Context, most: number): Promise<string[]> {
  const rows = await read(ctx, 'expenses.view', (db) => db.select({ supplier: expenses.supplier, supplierKey: expenses.supplierKey }).from(expenses).where(and(ofFirm(ctx, expenses), isNull(expenses.archivedAt))).orderBy(desc(expenses.day), desc(expenses.key)).limit(lookedThrough));
  const latest = new Map<string, string>();
  for (const { supplier, supplierKey } of rows) if (!latest.has(supplierKey)) latest.set(supplierKey, supplier);
  return [...latest.values()].slice(0, most);
}

/** What a plan has recorded, latest first; archived ones as well. */
export async function expensesOfPlan(ctx: Context, recurringId: string, most: number): Promise<ListedExpense[]> {
  return read(ctx, 'expenses.view', (db) => rowsOf(db, ctx, eq(expenses.recurringId, recurringId), most));
}
