import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { recurringInvoices } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { can, demand, ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { storeDraft } from '#lib/invoices/draft';
import { todayOf, writtenIn } from '#lib/invoices/input';
import { issueInvoice, missingToIssue } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { log } from '#lib/log';
import { Invalid, Missing } from '#lib/problems';
import { followingDay } from '#lib/recurring/dates';
import { pauseRecurring } from '#lib/recurring/pause';
import { inPeriod } from '#lib/recurring/period';
import type { RecurringInvoice } from '#lib/recurring/queries';
import { contextOf, contextsOfOwners } from '#lib/users/context-of';

const isDue = (today: Day) => and(lte(recurringInvoices.nextDay, today), isNull(recurringInvoices.pausedAt), isNull(recurringInvoices.endedAt));

type Planned = Pick<RecurringInvoice, 'id' | 'createdBy'>;

const planned = { id: recurringInvoices.id, createdBy: recurringInvoices.createdBy };

/**
 * Makes whatever is due, of all firms: after a time in which the program did not run, all that it missed, in order.
 * @param isEnding asked between two documents; what is left is made another time
 * @returns how many documents were made
 */
export async function makeDue(isEnding: () => boolean = () => false): Promise<number> {
  let made = 0;
  for (const ctx of await contextsOfOwners()) {
    const due = await read(ctx, 'invoices.view', (db) => db.select(planned).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), isDue(todayOf(ctx)))).orderBy(asc(recurringInvoices.nextDay), asc(recurringInvoices.id)));
    for (const plan of due) made += await makeAll(ctx, plan, isEnding);
  }
  return made;
}

/**
 * The same for one plan, at once: what was planned from today on need not wait for the next round.
 * @throws Forbidden
 */
export async function makeDueOf(ctx: Context, id: string): Promise<number> {
  demand(ctx, 'invoices.edit');
  const [plan] = await read(ctx, 'invoices.view', (db) => db.select(planned).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id))));
  return plan ? makeAll(ctx, plan, () => false) : 0;
}

/**
 * What one plan owes. Where it fails it takes nothing with it: the others are made, and the next round tries it again.
 * @param other as whom it goes on when whoever planned it has left, or may no longer write invoices: a firm's invoices do not stop with them
 */
async function makeAll(other: Context, { id, createdBy }: Planned, isEnding: () => boolean): Promise<number> {
  let made = 0;
  try {
    const planner = await contextOf(createdBy);
    const ctx = planner && can(planner, 'invoices.edit') ? planner : other;
    for (let more = true; more && !isEnding(); made += more ? 1 : 0) more = await makeNext(ctx, id);
  } catch (error) {
    log.error({ err: error, plan: id }, 'a recurring invoice could not be made');
  }
  return made;
}

/**
 * Makes the next document of a plan, if one is due; of a customer who was archived it pauses instead. The plan moves on in the same write, and only from the day that was read: however
 * many run it at once, each day has one document.
 */
async function makeNext(ctx: Context, id: string): Promise<boolean> {
  return write(ctx, 'invoices.edit', async (db) => {
    const [plan] = await db.select().from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id), isDue(todayOf(ctx)))).limit(1);
    if (!plan || plan.nextDay === null) return false;
    const customer = await findCustomer(ctx, plan.customerId);
    if (!customer) throw new Missing(plan.customerId);
    // Whom a firm has put away it does not bill; whoever brings them back lets the plan go on, and says what becomes of the days between.
    if (customer.archivedAt !== null) {
      await pauseRecurring(ctx, id);
      return false;
    }
    const day = plan.nextDay;
    const made = plan.made + 1;
    const nextDay = followingDay({ ...plan, made }, day);
    const claimed = await db
      .update(recurringInvoices)
      .set({ nextDay, made, ...(nextDay === null && { endedAt: now() }) })
      .where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id), eq(recurringInvoices.nextDay, day), isDue(todayOf(ctx))))
      .returning({ id: recurringInvoices.id });
    if (claimed.length === 0) return false;
    const draft = await draftOfDay(db, ctx, plan, customer, day);
    if (plan.issues) await issueIfPossible(ctx, draft);
    if (nextDay === null) await record(db, ctx, { action: 'recurring.ended', subjectId: id });
    return true;
  });
}

/** The pattern as a document of a day, with the prices and taxes that stand in it, whatever has become of them since: that is judged when it is issued. */
async function draftOfDay(db: Db, ctx: Context, plan: RecurringInvoice, customer: Customer, day: Day): Promise<string> {
  const pattern = await findInvoice(ctx, plan.templateId);
  if (!pattern) throw new Missing(plan.templateId);
  const { currency, language, pricesIncludeTax, reference, introduction, note, terms, paymentTermDays, seriesId, discountBasisPoints, discountAmount, net, tax, total } = pattern.invoice;
  const text = (of: string | null): string | null => (of === null ? null : inPeriod(of, day, writtenIn(language)));
  const document = {
    customerId: customer.id, issueDay: day, dueDay: null, supplyDay: null, currency, language, pricesIncludeTax, reference: text(reference), introduction: text(introduction), note: text(note), terms: text(terms),
    paymentTermDays, seriesId, discountBasisPoints, discountAmount,
  };
  const lines = pattern.lines.map((line) => ({ ...line, name: text(line.name) ?? '', description: text(line.description) }));
  const taxes = pattern.taxes.map(({ category, basisPoints, taxable, tax: charged }) => ({ category, basisPoints, taxable, tax: charged }));
  const totals = { lines: lines.map(({ amount, net: without }) => ({ amount, net: without })), subtotal: 0, discount: 0, taxes, net, tax, total };
  return storeDraft(db, ctx, 'invoice', { customer, document, lines, totals }, { recurringId: plan.id });
}

/** Issues a document unless something is missing: then it stays a draft, and its plan says so. */
async function issueIfPossible(ctx: Context, id: string): Promise<void> {
  if ((await missingToIssue(ctx, id)).length > 0) return;
  try {
    await issueInvoice(ctx, id, 1);
  } catch (error) {
    // Refused before anything of it was written, such as by a series that is gone.
    if (!(error instanceof Invalid)) throw error;
  }
}
