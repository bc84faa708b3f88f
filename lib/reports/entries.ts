import { and, asc, count, eq, type SQL, sql, sum } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import type { Minor } from '#lib/money';
import { lineEntries } from '#lib/reports/by-product';
import { inputEntries, outputEntries } from '#lib/reports/by-tax';
import { keyedEntries } from '#lib/reports/dimensions';
import type { ReportFilter } from '#lib/reports/filter';
import { type EntryKind, expenseEntries, incomeEntries } from '#lib/reports/money-entries';
import { openEntries } from '#lib/reports/receivables';
import type { Part, ReportName } from '#lib/reports/report';

/** Which entries are behind a figure. */
export interface Behind {
  report: ReportName;
  part: Part;
  currency: string;
  /** The row; null for the total of all. */
  key: string | null;
  filter: ReportFilter;
}

/** An invoice, a part of a payment, an expense … with what of it counts for the figure. */
export interface Entry {
  what: EntryKind;
  id: string;
  number: string;
  day: Day;
  /** The customer, of an expense the supplier. */
  name: string;
  net: Minor;
  tax: Minor;
  total: Minor;
}

export const entriesAPage = 100;

/** One page of the entries behind a figure, first what came first; how many they are, and what they all come to, which is the figure. */
export interface EntryList {
  entries: Entry[];
  count: number;
  net: Minor;
  tax: Minor;
  total: Minor;
}

/** @throws Forbidden */
export async function entriesBehind(ctx: Context, behind: Behind, page: number): Promise<EntryList> {
  return read(ctx, 'reports.view', async (db) => {
    const shown = shownOf(db, ctx, behind);
    const [all] = await db.select({ count: count(), net: sum(shown.net), tax: sum(shown.tax), total: sum(shown.total) }).from(shown).where(ofFirm(ctx, shown));
    const { what, id, number, day, net, tax, total } = shown;
    const rows = await db
      .select({ what, id, number, day, name: sql<string>`coalesce(${shown.supplier}, ${customers.name}, '')`, net: asNumber(net), tax: asNumber(tax), total: asNumber(total) })
      .from(shown).leftJoin(customers, eq(customers.id, shown.customerId)).where(ofFirm(ctx, shown))
      .orderBy(asc(day), asc(id), asc(total)).limit(entriesAPage).offset((Math.max(page, 1) - 1) * entriesAPage);
    return { entries: rows, count: all?.count ?? 0, net: Number(all?.net ?? 0), tax: Number(all?.tax ?? 0), total: Number(all?.total ?? 0) };
  });
}

/** What is computed comes from PostgreSQL as text. */
const asNumber = (column: SQL.Aliased<number>): SQL<number> => sql<number>`${column}`.mapWith(Number);

/** The entries of a figure as a table to select from. */
function shownOf(db: Db, ctx: Context, behind: Behind) {
  const { report, part, currency, key, filter } = behind;
  if (report === 'products') {
    const line = lineEntries(db, ctx, filter);
    const { firmId, what, id, number, day, customerId } = line;
    return db.select({ firmId, what, id, number, day, customerId, supplier: none, net: sql<number>`sum(${line.net})`.as('entry_net'), tax: sql<number>`0`.as('entry_tax'), total: sql<number>`sum(${line.net})`.as('entry_total') }).from(line)
      .where(and(ofFirm(ctx, line), eq(line.currency, currency), key === null ? undefined : eq(line.key, key)))
      .groupBy(...[firmId, what, id, number, day, customerId].map((column) => sql`${column}`)).as('shown');
  }
  if (report === 'receivables') {
    const open = openEntries(db, ctx, filter.day);
    const { firmId, what, id, number, day, customerId, total } = open;
    return db.select({ firmId, what, id, number, day, customerId: sql<string | null>`${customerId}`.as('entry_customer_id'), supplier: none, net: sql<number>`${total}`.as('entry_net'), tax: sql<number>`0`.as('entry_tax'), total: sql<number>`${total}`.as('entry_total') }).from(open)
      .where(and(ofFirm(ctx, open), eq(open.currency, currency), key === null ? undefined : eq(customerId, key), part === 'open' ? undefined : sql`${open.age} = ${part}`)).as('shown');
  }
  if (report === 'taxes') {
    const entry = part === 'spent' ? inputEntries(db, ctx, filter) : outputEntries(db, ctx, filter);
    return db.select(columnsOf(entry)).from(entry).where(and(ofFirm(ctx, entry), eq(entry.currency, currency), key === null ? undefined : eq(entry.key, key))).as('shown');
  }
  const entry = part === 'spent' ? expenseEntries(db, ctx, filter) : incomeEntries(db, ctx, filter);
  // A total counts each entry once, in however many rows it stands.
  if (key === null) return db.select(columnsOf(entry)).from(entry).where(and(ofFirm(ctx, entry), eq(entry.currency, currency))).as('shown');
  const keyed = keyedEntries(db, ctx, entry, report, filter.sharing);
  return db.select(columnsOf(keyed)).from(keyed).where(and(ofFirm(ctx, keyed), eq(keyed.currency, currency), eq(keyed.key, key))).as('shown');
}

const none = sql<string | null>`null`.as('entry_supplier');

type Shown = Pick<ReturnType<typeof outputEntries>, 'firmId' | 'what' | 'id' | 'number' | 'day' | 'customerId' | 'supplier' | 'net' | 'tax' | 'total'>;

const columnsOf = <Table extends { [Name in keyof Shown]: unknown }>({ firmId, what, id, number, day, customerId, supplier, net, tax, total }: Table) => ({ firmId, what, id, number, day, customerId, supplier, net, tax, total }) as unknown as Shown;
