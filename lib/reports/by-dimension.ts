import { sql, sum } from 'drizzle-orm';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addMonths } from '#lib/day';
import type { Minor } from '#lib/money';
import { type Dimension, keyedEntries } from '#lib/reports/dimensions';
import type { ReportFilter } from '#lib/reports/filter';
import { type Entries, expenseEntries, incomeEntries } from '#lib/reports/money-entries';
import { type ReportColumn, totalOf, type Unnamed } from '#lib/reports/report';

const spentColumns: ReportColumn[] = [{ name: 'spentNet', part: 'spent' }, { name: 'spentTax', part: 'spent' }, { name: 'spentTotal', part: 'spent' }];
const bothColumns: ReportColumn[] = [
  { name: 'net', part: 'income' }, { name: 'tax', part: 'income' }, { name: 'total', part: 'income' },
  ...spentColumns.map((column) => ({ ...column, isFurther: column.name !== 'spentNet' })),
  { name: 'result', part: null },
];

interface Sums {
  net: Minor;
  tax: Minor;
  total: Minor;
}

/** A report in one currency, its rows neither named nor in order. */
export interface Drawn {
  currency: string;
  columns: readonly ReportColumn[];
  rows: Unnamed[];
  total: (Minor | null)[];
}

const amounts = ({ net, tax, total }: Pick<Entries, 'net' | 'tax' | 'total'>) => ({ net: sum(net), tax: sum(tax), total: sum(total) });
const asNumbers = (row: Record<keyof Sums, string | null>): Sums => ({ net: Number(row.net ?? 0), tax: Number(row.tax ?? 0), total: Number(row.total ?? 0) });

/** What entries come to by key and currency, in one query. */
async function sumsByKey(db: Db, ctx: Context, entry: Entries, dimension: Dimension, { sharing }: ReportFilter) {
  const keyed = keyedEntries(db, ctx, entry, dimension, sharing);
  const rows = await db.select({ key: keyed.key, currency: keyed.currency, ...amounts(keyed) }).from(keyed).where(ofFirm(ctx, keyed)).groupBy(sql`${keyed.key}`, sql`${keyed.currency}`);
  return rows.map((row) => ({ key: row.key, currency: row.currency, ...asNumbers(row) }));
}

/** What entries come to by currency, each counted once. */
export async function sumsByCurrency(db: Db, ctx: Context, entry: Entries): Promise<Map<string, Sums>> {
  const rows = await db.select({ currency: entry.currency, ...amounts(entry) }).from(entry).where(ofFirm(ctx, entry)).groupBy(sql`${entry.currency}`);
  return new Map(rows.map((row) => [row.currency, asNumbers(row)]));
}

const nothing: Sums = { net: 0, tax: 0, total: 0 };
const figuresOf = (income: Sums, spent: Sums): Minor[] => [income.net, income.tax, income.total, spent.net, spent.tax, spent.total, income.net - spent.net];

/**
 * Income and expenses by category, place, month or customer, or expenses by their own category: one table for each currency.
 * @throws Forbidden
 */
export async function byDimension(ctx: Context, dimension: Dimension, filter: ReportFilter): Promise<Drawn[]> {
  return read(ctx, 'reports.view', async (db) => {
    const spent = await sumsByKey(db, ctx, expenseEntries(db, ctx, filter), dimension, filter);
    if (dimension === 'expenses') return tablesOf(spentColumns, spent.map(({ key, currency, net, tax, total }) => ({ key, currency, figures: [net, tax, total] })));
    const income = await sumsByKey(db, ctx, incomeEntries(db, ctx, filter), dimension, filter);
    const rows = new Map<string, { key: string; currency: string; income: Sums; spent: Sums }>();
    const rowOf = (key: string, currency: string) => {
      const name = JSON.stringify([key, currency]);
      const row = rows.get(name) ?? { key, currency, income: nothing, spent: nothing };
      rows.set(name, row);
      return row;
    };
    for (const { key, currency, ...sums } of income) rowOf(key, currency).income = sums;
    for (const { key, currency, ...sums } of spent) rowOf(key, currency).spent = sums;
    if (dimension === 'months') for (const currency of new Set([...rows.values()].map((row) => row.currency))) for (const month of monthsWithin(filter)) rowOf(month, currency);
    const tables = tablesOf(bothColumns, [...rows.values()].map((row) => ({ key: row.key, currency: row.currency, figures: figuresOf(row.income, row.spent) })));
    // Only there may an entry stand in several rows.
    if (dimension !== 'categories' || filter.sharing === 'equal') return tables;
    const once = { income: await sumsByCurrency(db, ctx, incomeEntries(db, ctx, filter)), spent: await sumsByCurrency(db, ctx, expenseEntries(db, ctx, filter)) };
    return tables.map((table) => ({ ...table, total: figuresOf(once.income.get(table.currency) ?? nothing, once.spent.get(table.currency) ?? nothing) }));
  });
}

/** Further than this a row for each month would be a list of nothing. */
const mostMonths = 36;

function monthsWithin({ from, to }: ReportFilter): string[] {
  const first = `${from.slice(0, 7)}-01`;
  const months = Array.from({ length: mostMonths + 1 }, (_, index) => addMonths(first, index).slice(0, 7)).filter((month) => month <= to.slice(0, 7));
  return months.length > mostMonths ? [] : months;
}

/** Rows of several currencies as a table for each. */
export function tablesOf(columns: readonly ReportColumn[], rows: readonly (Unnamed & { currency: string })[]): Drawn[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([currency, own]) => ({ currency, columns, rows: own.map(({ key, figures }) => ({ key, figures })), total: totalOf(columns, own) }));
}

