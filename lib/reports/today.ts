import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, max, min, sql, sum } from 'drizzle-orm';
import { brands } from '#db/schema/brands';
import { customerCounts, customers } from '#db/schema/customers';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import { notes } from '#db/schema/notes';
import { outboxMessages } from '#db/schema/outbox';
import { taxRates } from '#db/schema/taxes';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { missingForInvoicing } from '#lib/customers/input';
import type { Customer } from '#lib/customers/queries';
import { recordsOf } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { addDays, type Day } from '#lib/day';
import { mostCountedOfState } from '#lib/invoices/queries';
import type { Minor } from '#lib/money';
import { readableBy } from '#lib/notes/readable';

export const draftTypes = ['invoice', 'quote', 'creditNote'] as const;
export type DraftType = (typeof draftTypes)[number];

/** What waits for somebody; counts go to `mostCountedOfState`, and one further where there are more. */
export interface ToDo {
  overdue: { count: number; oldest: Day | null; sums: { currency: string; open: Minor }[] };
  drafts: Record<DraftType, number>;
  /** Recurring documents that were to be issued and wait as drafts. */
  waiting: number;
  mail: { failed: number; unsure: number; queued: number; held: number };
}

/**
 * What a firm has to do on a day, found by indexes alone.
 * @throws Forbidden
 */
export async function toDoOn(ctx: Context, today: Day): Promise<ToDo> {
  return read(ctx, 'reports.view', async (db) => {
    const { drafts, waiting } = await draftsOf(db, ctx);
    return { overdue: await overdueOn(db, ctx, today), drafts, waiting, mail: await mailOf(db, ctx) };
  });
}

/** The pattern of a plan is a draft that is never issued itself. */
const isTemplate = sql`exists (select 1 from ${recurringInvoices} where ${recurringInvoices.templateId} = ${invoices.id})`;

/** Written out, not bound: else SQLite does not see that the index of what is open will do. */
const isOpen = sql`${invoices.open} > 0`;

async function overdueOn(db: Db, ctx: Context, today: Day): Promise<ToDo['overdue']> {
  const late = db.select({ firmId: invoices.firmId, currency: invoices.currency, open: invoices.open, dueDay: invoices.dueDay }).from(invoices)
    .where(and(ofFirm(ctx, invoices), eq(invoices.type, 'invoice'), isOpen, lt(invoices.dueDay, today))).orderBy(asc(invoices.dueDay), asc(invoices.key)).limit(mostCountedOfState + 1).as('late');
  const rows = await db.select({ currency: late.currency, count: count(), open: sum(late.open), oldest: min(late.dueDay) }).from(late).where(ofFirm(ctx, late)).groupBy(late.currency).orderBy(asc(late.currency));
  const all = rows.reduce((total, row) => total + row.count, 0);
  const oldest = rows.flatMap((row) => row.oldest ?? []).toSorted().at(0) ?? null;
  // Of more than are counted the sum is not known, and none is better than a wrong one.
  return { count: all, oldest, sums: all > mostCountedOfState ? [] : rows.map(({ currency, open }) => ({ currency, open: Number(open ?? 0) })) };
}

async function draftsOf(db: Db, ctx: Context): Promise<Pick<ToDo, 'drafts' | 'waiting'>> {
  const wasToBeIssued = sql`${invoices.recurringId} is not null and exists (select 1 from ${recurringInvoices} where ${recurringInvoices.id} = ${invoices.recurringId} and ${recurringInvoices.issues})`;
  const countOf = async (type: DraftType) => {
    const draft = db.select({ firmId: invoices.firmId, waits: sql<number>`case when ${wasToBeIssued} then 1 else 0 end`.as('waits') }).from(invoices)
      .where(and(ofFirm(ctx, invoices), eq(invoices.type, type), eq(invoices.status, 'draft'), sql`not ${isTemplate}`)).limit(mostCountedOfState + 1).as('draft');
    const [row] = await db.select({ all: count(), waiting: sum(draft.waits) }).from(draft).where(ofFirm(ctx, draft));
    return { all: row?.all ?? 0, waiting: Number(row?.waiting ?? 0) };
  };
  const [invoice, quote, creditNote] = [await countOf('invoice'), await countOf('quote'), await countOf('creditNote')];
  return { drafts: { invoice: invoice.all, quote: quote.all, creditNote: creditNote.all }, waiting: invoice.waiting };
}

async function mailOf(db: Db, ctx: Context): Promise<ToDo['mail']> {
  const countOf = async (states: (typeof outboxMessages.$inferSelect)['state'][]) => {
    const found = db.select({ firmId: outboxMessages.firmId }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), inArray(outboxMessages.state, states))).limit(mostCountedOfState + 1).as('found');
    const [row] = await db.select({ all: count() }).from(found).where(ofFirm(ctx, found));
    return row?.all ?? 0;
  };
  return { failed: await countOf(['failed']), unsure: await countOf(['maybeSent']), queued: await countOf(['queued']), held: await countOf(['held']) };
}

/** So many drafts, the latest ones, are looked at for what their customers lack. */
const mostLookedAt = 200;

/** Customers for whom an invoice is drafted and whose record lacks what an invoice needs, those of the latest drafts first. */
export async function lackingForDrafts(ctx: Context): Promise<Pick<Customer, 'id' | 'name'>[]> {
  return read(ctx, 'invoices.view', async (db) => {
    const latest = db.select({ customerId: invoices.customerId, firmId: invoices.firmId, key: invoices.key }).from(invoices)
      .where(and(ofFirm(ctx, invoices), eq(invoices.type, 'invoice'), eq(invoices.status, 'draft'), sql`not ${isTemplate}`)).orderBy(desc(invoices.listDay), desc(invoices.key)).limit(mostLookedAt).as('latest');
    const ids = await db.select({ id: latest.customerId, key: max(latest.key) }).from(latest).where(ofFirm(ctx, latest)).groupBy(latest.customerId).orderBy(desc(max(latest.key)));
    const found = await db.select().from(customers).where(and(ofFirm(ctx, customers), inArray(customers.id, ids.map(({ id }) => id)), isNull(customers.archivedAt)));
    const [rules, records] = [await rulesOf(ctx), await recordsOf(ctx, found)];
    const lacking = new Map(records.flatMap((record, index) => (missingForInvoicing(rules, record).length > 0 ? [[found[index]?.id, found[index]] as const] : [])));
    return ids.flatMap(({ id }) => lacking.get(id) ?? []).map(({ id, name }) => ({ id, name }));
  });
}

/** A date that somebody wrote down about a customer. */
export interface ComingDate {
  noteId: string;
  customerId: string;
  customerName: string;
  day: Day;
  text: string;
}

/** So many days ahead a date is shown that asks for no other reminder. */
const usualAhead = 7;
/** As many as a reminder may be ahead. */
const furthest = 365;
const [mostRead, mostShown] = [500, 10];

/**
 * The dates that this person may know of and that are to be recalled by a day: those of the next week, and those whose own reminder has come.
 * @throws Forbidden
 */
export async function comingDates(ctx: Context, today: Day): Promise<ComingDate[]> {
  const rows = await read(ctx, 'notes.view', (db) =>
    db.select({ noteId: notes.id, customerId: notes.customerId, customerName: customers.name, day: sql<string>`${notes.eventDay}`, text: notes.text, reminderDays: notes.reminderDays }).from(notes).innerJoin(customers, eq(customers.id, notes.customerId))
      .where(and(ofFirm(ctx, notes), readableBy(ctx, db), isNotNull(notes.eventDay), gte(notes.eventDay, today), lte(notes.eventDay, addDays(today, furthest)))).orderBy(asc(notes.eventDay), asc(notes.id)).limit(mostRead),
  );
  return rows.filter(({ day, reminderDays }) => addDays(day, -Math.max(reminderDays ?? 0, usualAhead)) <= today).slice(0, mostShown).map(({ reminderDays: _reminder, ...date }) => date);
}

/** What a new firm has done of what comes before the first invoice. */
export interface FirstSteps {
  firm: boolean;
  taxes: boolean;
  customer: boolean;
  invoice: boolean;
}

/** @throws Forbidden */
export async function firstSteps(ctx: Context): Promise<FirstSteps> {
  return read(ctx, 'reports.view', async (db) => {
    const [brand] = await db.select({ firmId: brands.firmId }).from(brands).where(ofFirm(ctx, brands)).limit(1);
    const [tax] = await db.select({ id: taxRates.id }).from(taxRates).where(ofFirm(ctx, taxRates)).limit(1);
    const [counted] = await db.select().from(customerCounts).where(ofFirm(ctx, customerCounts)).limit(1);
    const [issued] = await db.select({ key: invoices.key }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.type, 'invoice'), eq(invoices.status, 'issued'))).limit(1);
    return { firm: brand !== undefined, taxes: tax !== undefined, customer: (counted?.active ?? 0) > 0, invoice: issued !== undefined };
  });
}
