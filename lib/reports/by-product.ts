import { and, eq, gt, or, sql, sum } from 'drizzle-orm';
import { proportion } from '#db/proportion';
import { invoiceLines, invoices, invoiceTaxes } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type Drawn, tablesOf } from '#lib/reports/by-dimension';
import type { ReportFilter } from '#lib/reports/filter';
import { type EntryKind, issuedWithin, signed } from '#lib/reports/money-entries';
import type { ReportColumn } from '#lib/reports/report';

const columns: ReportColumn[] = [{ name: 'quantity', part: null }, { name: 'net', part: 'income' }];

const columnsOfLine = {
  firmId: invoices.firmId, what: sql<EntryKind>`${invoices.type}`.as('entry_what'), id: sql<string>`${invoices.id}`.as('entry_id'), number: sql<string>`coalesce(${invoices.number}, '')`.as('entry_number'), day: sql<string>`${invoices.issueDay}`.as('entry_day'),
  customerId: sql<string | null>`${invoices.customerId}`.as('entry_customer_id'), currency: sql<string>`${invoices.currency}`.as('entry_currency'), key: sql<string>`coalesce(${invoiceLines.productId}, '')`.as('entry_key'), quantity: signed(invoiceLines.quantity, 'entry_quantity'),
};

const isDiscounted = or(gt(sql`coalesce(${invoices.discountBasisPoints}, 0)`, 0), gt(sql`coalesce(${invoices.discountAmount}, 0)`, 0));

/**
 * The lines of issued documents with what each comes to without tax, the discount on the whole taken off: a table to select from. The discount
 * of each tax is divided over its lines in proportion, running along them: what the first so many lines bear together is rounded, so that all bear the whole.
 */
export function lineEntries(db: Db, ctx: Context, { from, to }: ReportFilter) {
  const plain = db.select({ ...columnsOfLine, net: signed(invoiceLines.net, 'entry_net') }).from(invoices).innerJoin(invoiceLines, eq(invoiceLines.invoiceId, invoices.id))
    .where(and(ofFirm(ctx, invoices), ...issuedWithin(from, to), sql`not (${isDiscounted})`));
  const of = sql`partition by ${invoiceLines.invoiceId}, ${invoiceLines.taxCategory}, ${invoiceLines.taxBasisPoints}`;
  const line = db
    .select({
      ...columnsOfLine, line: sql<number>`${invoiceLines.net}`.as('line'), type: sql<string>`${invoices.type}`.as('type'), taxable: sql<number>`${invoiceTaxes.taxable}`.as('taxable'),
      upTo: sql<number>`cast(sum(${invoiceLines.net}) over (${of} order by ${invoiceLines.position}) as bigint)`.as('up_to'), all: sql<number>`cast(sum(${invoiceLines.net}) over (${of}) as bigint)`.as('all_lines'),
    })
    .from(invoices)
    .innerJoin(invoiceLines, eq(invoiceLines.invoiceId, invoices.id))
    .innerJoin(invoiceTaxes, and(eq(invoiceTaxes.invoiceId, invoices.id), eq(invoiceTaxes.category, invoiceLines.taxCategory), eq(invoiceTaxes.basisPoints, invoiceLines.taxBasisPoints)))
    .where(and(ofFirm(ctx, invoices), ...issuedWithin(from, to), isDiscounted))
    .as('line');
  const discount = sql`(${line.all} - ${line.taxable})`;
  const net = sql`(${line.line} - ${proportion(discount, line.upTo, line.all)} + ${proportion(discount, sql`(${line.upTo} - ${line.line})`, line.all)})`;
  const { firmId, what, id, number, day, customerId, currency, key, quantity } = line;
  const discounted = db.select({ firmId, what, id, number, day, customerId, currency, key, quantity, net: sql<number>`case when ${line.type} = 'creditNote' then -${net} else ${net} end`.as('entry_net') }).from(line).where(ofFirm(ctx, line));
  return plain.unionAll(discounted).as('entry');
}

/**
 * What was invoiced of each product, less credit notes: quantity, and amount without tax. Tax is reckoned on a document and not on a line (EN 16931), and a payment
 * pays a document: there is neither a tax nor a payment of a product.
 * @throws Forbidden
 */
export async function byProduct(ctx: Context, filter: ReportFilter): Promise<Drawn[]> {
  return read(ctx, 'reports.view', async (db) => {
    const entry = lineEntries(db, ctx, filter);
    const rows = await db.select({ key: entry.key, currency: entry.currency, quantity: sum(entry.quantity), net: sum(entry.net) }).from(entry).where(ofFirm(ctx, entry)).groupBy(sql`${entry.key}`, sql`${entry.currency}`);
    return tablesOf(columns, rows.map(({ key, currency, quantity, net }) => ({ key, currency, figures: [key === '' ? null : Number(quantity ?? 0), Number(net ?? 0)] })));
  });
}
