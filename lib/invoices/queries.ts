import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, lt, lte, ne, or, type SQL, sql, sum } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { invoiceLines, invoices, invoiceTaxes, recurringInvoices } from '#db/schema/invoices';
import { invoiceSearch } from '#db/search';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import type { DocumentState } from '#lib/invoices/state';
import { fold } from '#lib/text';

export { documentLanguages, invoiceTypes, type Party } from '#db/schema/invoices';

export type Invoice = typeof invoices.$inferSelect;
export type InvoiceLine = typeof invoiceLines.$inferSelect;
export type InvoiceTax = typeof invoiceTaxes.$inferSelect;
export type DocumentType = Invoice['type'];

/** A document with all that stands on it, and whose it is. */
export interface InvoiceDocument {
  invoice: Invoice;
  lines: InvoiceLine[];
  taxes: InvoiceTax[];
  customer: Pick<typeof customers.$inferSelect, 'id' | 'number' | 'name' | 'locale' | 'archivedAt'>;
}

const ofCustomer = { id: customers.id, number: customers.number, name: customers.name, locale: customers.locale, archivedAt: customers.archivedAt };

/** The document of this id, or null: also when it is another firm's. */
export async function findInvoice(ctx: Context, id: string): Promise<InvoiceDocument | null> {
  return read(ctx, 'invoices.view', async (db) => {
    const [row] = await db.select({ invoice: invoices, customer: ofCustomer }).from(invoices).innerJoin(customers, eq(customers.id, invoices.customerId)).where(and(ofFirm(ctx, invoices), eq(invoices.id, id))).limit(1);
    if (!row) return null;
    const lines = await db.select().from(invoiceLines).where(and(ofFirm(ctx, invoiceLines), eq(invoiceLines.invoiceId, id))).orderBy(asc(invoiceLines.position));
    const taxes = await db.select().from(invoiceTaxes).where(and(ofFirm(ctx, invoiceTaxes), eq(invoiceTaxes.invoiceId, id))).orderBy(asc(invoiceTaxes.position));
    return { ...row, lines, taxes };
  });
}

export const invoicesAPage = 50;

export interface InvoiceFilter {
  type: DocumentType;
  state: DocumentState | 'open' | 'all';
  customerId: string;
  search: string;
  /** Days of issue, both included; `''` for any. */
  from: string;
  to: string;
  sort: 'day' | 'number' | 'due' | 'total' | 'open';
  direction: 'asc' | 'desc';
  /** From 1. */
  page: number;
}

export type ListedInvoice = Pick<Invoice, 'id' | 'type' | 'status' | 'number' | 'issueDay' | 'dueDay' | 'currency' | 'total' | 'paid' | 'credited' | 'open' | 'acceptedAt' | 'declinedAt' | 'customerId'> & { customerName: string };

const listed = {
  id: invoices.id, type: invoices.type, status: invoices.status, number: invoices.number, issueDay: invoices.issueDay, dueDay: invoices.dueDay, currency: invoices.currency,
  total: invoices.total, paid: invoices.paid, credited: invoices.credited, open: invoices.open, acceptedAt: invoices.acceptedAt, declinedAt: invoices.declinedAt,
  customerId: invoices.customerId, customerName: customers.name,
};

/** The template of a plan is a draft that is never issued itself: it stands in no list. */
const isNoTemplate = sql`(${invoices.status} <> 'draft' or not exists (select 1 from ${recurringInvoices} where ${recurringInvoices.templateId} = ${invoices.id}))`;

const issued = eq(invoices.status, 'issued');
const settled = sql`${invoices.paid} + ${invoices.credited}`;

/** What is true of the documents in a state, on a day. */
function isIn(state: InvoiceFilter['state'], type: DocumentType, today: Day): SQL | undefined {
  switch (state) {
    case 'all': return undefined;
    case 'draft': return eq(invoices.status, 'draft');
    case 'void': return eq(invoices.status, 'void');
    case 'open': return and(issued, gt(invoices.open, 0));
    case 'overdue': return and(issued, gt(invoices.open, 0), lt(invoices.dueDay, today));
    case 'partlyPaid': return and(issued, gt(invoices.open, 0), gt(settled, 0), gte(invoices.dueDay, today));
    case 'paid': return and(issued, eq(invoices.open, 0), gt(invoices.total, 0), gt(invoices.paid, 0));
    case 'credited': return and(issued, eq(invoices.open, 0), gt(invoices.total, 0), eq(invoices.paid, 0), gt(invoices.credited, 0));
    case 'accepted': return and(issued, isNotNull(invoices.acceptedAt));
    case 'declined': return and(issued, isNull(invoices.acceptedAt), isNotNull(invoices.declinedAt));
    case 'expired': return and(issued, eq(invoices.type, 'quote'), isNull(invoices.acceptedAt), isNull(invoices.declinedAt), lt(invoices.dueDay, today));
    case 'issued': return and(issued, type === 'invoice' ? and(eq(settled, 0), or(gte(invoices.dueDay, today), eq(invoices.total, 0))) : type === 'quote' ? and(isNull(invoices.acceptedAt), isNull(invoices.declinedAt), gte(invoices.dueDay, today)) : undefined);
  }
}

/** What is true of the documents that a filter shows. */
async function matching(db: Db, ctx: Context, { type, state, customerId, search, from, to }: InvoiceFilter, today: Day): Promise<SQL | undefined> {
  const found = await invoiceSearch(db, fold(search).split(' ').filter(Boolean));
  return found.among(and(
    ofFirm(ctx, invoices), eq(invoices.type, type), isIn(state, type, today), isNoTemplate, customerId === '' ? undefined : eq(invoices.customerId, customerId),
    from === '' ? undefined : gte(invoices.issueDay, from), to === '' ? undefined : lte(invoices.issueDay, to),
  ));
}

/** What has no number or due day yet, a draft, comes before the first: the engines differ where they are not told. By day it comes behind the last. */
function ordered({ sort, direction }: InvoiceFilter): SQL[] {
  const [by, nulls] = direction === 'asc' ? [asc, sql`nulls first`] : [desc, sql`nulls last`];
  if (sort === 'number' || sort === 'due') return [sql`${by(sort === 'number' ? invoices.number : invoices.dueDay)} ${nulls}`, by(invoices.key)];
  return [by({ day: invoices.listDay, total: invoices.total, open: invoices.open }[sort]), by(invoices.key)];
}

/** Further than this a list is not counted and summed: it says that there are more, and where to look for them. */
export const mostCounted = 10_000;
/** The same of what is counted in passing. */
export const mostCountedOfState = 1000;

/** A page of a list, and what is known of the whole. */
export interface InvoiceList {
  invoices: ListedInvoice[];
  /** `mostCounted` where there are more. */
  total: number;
  hasMore: boolean;
  /** By currency; nothing where there are more than are counted. */
  sums: { currency: string; total: number; open: number }[];
}

/** One page of the list, how many documents the whole of it has, and what they come to. */
export async function listInvoices(ctx: Context, filter: InvoiceFilter, today: Day): Promise<InvoiceList> {
  return read(ctx, 'invoices.view', async (db) => {
    const shown = await matching(db, ctx, filter, today);
    const page = db.select({ key: invoices.key }).from(invoices).where(and(ofFirm(ctx, invoices), shown)).orderBy(...ordered(filter)).limit(invoicesAPage).offset((Math.max(filter.page, 1) - 1) * invoicesAPage).as('page');
    // The names are fetched for the rows of the page alone.
    const rows = await db.select(listed).from(page).innerJoin(invoices, eq(invoices.key, page.key)).innerJoin(customers, eq(customers.id, invoices.customerId)).where(ofFirm(ctx, invoices)).orderBy(...ordered(filter));
    const counted = db.select({ firmId: invoices.firmId, currency: invoices.currency, total: invoices.total, open: invoices.open }).from(invoices).where(and(ofFirm(ctx, invoices), shown)).limit(mostCounted + 1).as('counted');
    const sums = await db.select({ currency: counted.currency, count: count(), total: sum(counted.total), open: sum(counted.open) }).from(counted).where(ofFirm(ctx, counted)).groupBy(counted.currency).orderBy(asc(counted.currency));
    const total = sums.reduce((all, { count }) => all + count, 0);
    const hasMore = total > mostCounted;
    return { invoices: rows, total: Math.min(total, mostCounted), hasMore, sums: hasMore ? [] : sums.map(({ currency, total, open }) => ({ currency, total: Number(total), open: Number(open) })) };
  });
}

/** How many documents of a list, narrowed as it is, are in each of these states; of more than `mostCountedOfState`, one more than that. */
export async function countStates(ctx: Context, filter: InvoiceFilter, states: readonly InvoiceFilter['state'][], today: Day): Promise<Map<string, number>> {
  return read(ctx, 'invoices.view', async (db) => {
    const counts = new Map<string, number>();
    for (const state of states) {
      const shown = await matching(db, ctx, { ...filter, state }, today);
      const counted = db.select({ firmId: invoices.firmId }).from(invoices).where(and(ofFirm(ctx, invoices), shown)).limit(mostCountedOfState + 1).as('counted');
      const [row] = await db.select({ total: count() }).from(counted).where(ofFirm(ctx, counted));
      counts.set(state, row?.total ?? 0);
    }
    return counts;
  });
}

/** The open invoices of a customer in a currency, those that are due first. */
export async function openInvoices(ctx: Context, customerId: string, currency: string): Promise<Invoice[]> {
  return read(ctx, 'invoices.view', (db) =>
    db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.currency, currency), eq(invoices.type, 'invoice'), issued, ne(invoices.open, 0))).orderBy(asc(invoices.dueDay), asc(invoices.key)),
  );
}

/** All documents of a customer but drafts of plans, latest first. */
export async function invoicesOfCustomer(ctx: Context, customerId: string, most: number, before = 0): Promise<Invoice[]> {
  return read(ctx, 'invoices.view', (db) =>
    db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), isNoTemplate)).orderBy(desc(invoices.listDay), desc(invoices.key)).limit(most).offset(before),
  );
}

/** The latest document that a customer got and that still holds, or null. */
export async function latestIssued(ctx: Context, customerId: string): Promise<Invoice | null> {
  const [latest] = await read(ctx, 'invoices.view', (db) => db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), issued)).orderBy(desc(invoices.listDay), desc(invoices.key)).limit(1));
  return latest ?? null;
}

/** How many documents `invoicesOfCustomer` has in all. */
export async function countInvoices(ctx: Context, customerId: string): Promise<number> {
  const [row] = await read(ctx, 'invoices.view', (db) => db.select({ total: count() }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), isNoTemplate)));
  return row?.total ?? 0;
}

/** What was made of a document, first what came first: of an invoice its credit notes, of a quote its invoices; drafts as well. */
export async function documentsFrom(ctx: Context, { id, type }: Pick<Invoice, 'id' | 'type'>): Promise<Pick<Invoice, 'id' | 'type' | 'status' | 'number'>[]> {
  const origin = type === 'quote' ? invoices.quoteId : invoices.creditsId;
  const { id: its, type: kind, status, number } = invoices;
  return read(ctx, 'invoices.view', (db) => db.select({ id: its, type: kind, status, number }).from(invoices).where(and(ofFirm(ctx, invoices), eq(origin, id))).orderBy(asc(invoices.key)));
}
