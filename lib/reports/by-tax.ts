import { and, eq, gte, isNull, lte, sql, sum } from 'drizzle-orm';
import { expenses } from '#db/schema/expenses';
import { invoices, invoiceTaxes } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type Drawn, tablesOf } from '#lib/reports/by-dimension';
import type { ReportFilter } from '#lib/reports/filter';
import { type EntryKind, issuedWithin, signed, unsigned } from '#lib/reports/money-entries';
import type { ReportColumn } from '#lib/reports/report';

const columns: ReportColumn[] = [{ name: 'taxable', part: 'income' }, { name: 'outputTax', part: 'income' }, { name: 'inputTaxable', part: 'spent' }, { name: 'inputTax', part: 'spent' }, { name: 'due', part: null }];

/** What each issued document charges of each tax, below zero for credit notes: a table to select from. The key is category and rate. */
export function outputEntries(db: Db, ctx: Context, { from, to }: ReportFilter) {
  return db
    .select({
      firmId: invoices.firmId, what: sql<EntryKind>`${invoices.type}`.as('entry_what'), id: sql<string>`${invoices.id}`.as('entry_id'), number: sql<string>`coalesce(${invoices.number}, '')`.as('entry_number'), day: sql<string>`${invoices.issueDay}`.as('entry_day'),
      customerId: sql<string | null>`${invoices.customerId}`.as('entry_customer_id'), supplier: sql<string | null>`null`.as('entry_supplier'), currency: sql<string>`${invoices.currency}`.as('entry_currency'),
      key: sql<string>`${invoiceTaxes.category} || ':' || ${invoiceTaxes.basisPoints}`.as('entry_key'), net: signed(invoiceTaxes.taxable, 'entry_net'), tax: signed(invoiceTaxes.tax, 'entry_tax'), total: sql<number>`${signed(invoiceTaxes.taxable, 'entry_net').sql} + ${signed(invoiceTaxes.tax, 'entry_tax').sql}`.as('entry_total'),
    })
    .from(invoices)
    .innerJoin(invoiceTaxes, eq(invoiceTaxes.invoiceId, invoices.id))
    .where(and(ofFirm(ctx, invoices), ...issuedWithin(from, to)))
    .as('entry');
}

/** What was paid of each tax on expenses, by the day of the supplier's document; an expense whose tax nobody named has the key `:0`. */
export function inputEntries(db: Db, ctx: Context, { from, to }: ReportFilter): ReturnType<typeof outputEntries> {
  return db
    .select({
      firmId: expenses.firmId, what: sql<EntryKind>`'expense'`.as('entry_what'), id: sql<string>`${expenses.id}`.as('entry_id'), number: sql<string>`coalesce(${expenses.reference}, '')`.as('entry_number'), day: sql<string>`${expenses.day}`.as('entry_day'),
      customerId: sql<string | null>`${expenses.customerId}`.as('entry_customer_id'), supplier: sql<string | null>`${expenses.supplier}`.as('entry_supplier'), currency: sql<string>`${expenses.currency}`.as('entry_currency'),
      key: sql<string>`coalesce(${expenses.taxCategory}, '') || ':' || ${expenses.taxBasisPoints}`.as('entry_key'), net: unsigned(expenses.net, 'entry_net'), tax: unsigned(expenses.tax, 'entry_tax'), total: unsigned(expenses.total, 'entry_total'),
    })
    .from(expenses)
    .where(and(ofFirm(ctx, expenses), isNull(expenses.archivedAt), gte(expenses.day, from), lte(expenses.day, to)))
    .as('entry') as unknown as ReturnType<typeof outputEntries>;
}

async function sums(db: Db, ctx: Context, entry: ReturnType<typeof outputEntries>) {
  const rows = await db.select({ key: entry.key, currency: entry.currency, net: sum(entry.net), tax: sum(entry.tax) }).from(entry).where(ofFirm(ctx, entry)).groupBy(sql`${entry.key}`, sql`${entry.currency}`);
  return rows.map(({ key, currency, net, tax }) => ({ key, currency, net: Number(net ?? 0), tax: Number(tax ?? 0) }));
}

/**
 * Tax by category and rate: what documents charge, less credit notes, and what expenses bear; what is due is the difference.
 * By the days of the documents, on whichever basis other reports stand.
 * @throws Forbidden
 */
export async function byTax(ctx: Context, filter: ReportFilter): Promise<Drawn[]> {
  return read(ctx, 'reports.view', async (db) => {
    const [output, input] = [await sums(db, ctx, outputEntries(db, ctx, filter)), await sums(db, ctx, inputEntries(db, ctx, filter))];
    const names = new Map([...output, ...input].map(({ key, currency }) => [`${currency} ${key}`, { key, currency }]));
    return tablesOf(columns, [...names.values()].map(({ key, currency }) => {
      const of = (rows: typeof output) => rows.find((row) => row.key === key && row.currency === currency) ?? { net: 0, tax: 0 };
      const [charged, borne] = [of(output), of(input)];
      return { key, currency, figures: [charged.net, charged.tax, borne.net, borne.tax, charged.tax - borne.tax] };
    }));
  });
}
