import { and, asc, eq, gt, inArray, lte, or, type SQL } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { invoices } from '#db/schema/invoices';
import { reminders, reminderStops } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { type Due, dueBy, type Reminder, stepsAhead } from '#lib/reminders/next';
import { type AppliedPlan, type DatedStep, plansFor, plansWithSteps } from '#lib/reminders/plan';
import { reminderSettingsOf } from '#lib/reminders/settings';

const invoiceColumns = {
  id: invoices.id, key: invoices.key, number: invoices.number, dueDay: invoices.dueDay, issueDay: invoices.issueDay, issuedAt: invoices.issuedAt, currency: invoices.currency, open: invoices.open, language: invoices.language,
};
const customerColumns = { id: customers.id, key: customers.key, number: customers.number, name: customers.name, email: customers.email };

/** An open invoice with all by which its reminders are reckoned. */
export interface Candidate {
  invoice: { id: string; key: number; number: string | null; dueDay: Day | null; issueDay: Day | null; issuedAt: number | null; currency: string; open: number; language: 'ar' | 'en' | 'both' };
  customer: { id: string; key: number; number: number; name: string; email: string | null };
  applied: AppliedPlan;
  past: Reminder[];
  /** What lies ahead, also what is due already. */
  ahead: DatedStep[];
  /** Why it is not reminded of for now. */
  stop: typeof reminderStops.$inferSelect | null;
}

const atOnce = 400;

/** So many days before its due day an invoice may be reminded of at the earliest, by any of the firm's plans. */
async function earliest(db: Db, ctx: Context): Promise<number> {
  const days = [...(await plansWithSteps(db, ctx)).values()].flatMap(({ steps }) => steps.map((step) => step.days));
  return -Math.min(0, ...days);
}

async function withPlans(db: Db, ctx: Context, rows: readonly Pick<Candidate, 'invoice' | 'customer' | 'stop'>[]): Promise<Candidate[]> {
  if (rows.length === 0) return [];
  const { weekend } = await reminderSettingsOf(ctx);
  const applied = await plansFor(db, ctx, rows.map(({ invoice, customer }) => ({ customerId: customer.id, customerKey: customer.key, invoiceId: invoice.id })));
  const past = Map.groupBy(await db.select().from(reminders).where(and(ofFirm(ctx, reminders), inArray(reminders.invoiceId, rows.map(({ invoice }) => invoice.id)))).orderBy(asc(reminders.day), asc(reminders.id)), ({ invoiceId }) => invoiceId);
  return rows.flatMap((row, index) => {
    const plan = applied[index];
    if (!plan) return [];
    const own = past.get(row.invoice.id) ?? [];
    return [{ ...row, applied: plan, past: own, ahead: stepsAhead(ctx, { invoice: row.invoice, applied: plan, weekend, past: own }) }];
  });
}

function openRows(db: Db, ctx: Context, which: SQL | undefined, most: number): Promise<Pick<Candidate, 'invoice' | 'customer' | 'stop'>[]> {
  return db
    .select({ invoice: invoiceColumns, customer: customerColumns, stop: reminderStops })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(reminderStops, eq(reminderStops.invoiceId, invoices.id))
    .where(and(ofFirm(ctx, invoices), eq(invoices.type, 'invoice'), eq(invoices.status, 'issued'), gt(invoices.open, 0), which))
    .orderBy(asc(invoices.dueDay), asc(invoices.key))
    .limit(most);
}

/**
 * Every open invoice that may be reminded of by a day, as it is due, some hundreds at a time: those that are stopped too.
 * Each part is read for itself, so that no write waits for a long look.
 */
export async function* candidatesUntil(ctx: Context, day: Day): AsyncGenerator<Candidate[], void> {
  let last: Candidate['invoice'] | undefined;
  for (let more = true; more;) {
    const behind = last && or(gt(invoices.dueDay, last.dueDay ?? ''), and(eq(invoices.dueDay, last.dueDay ?? ''), gt(invoices.key, last.key)));
    const found = await read(ctx, 'invoices.view', async (db) => {
      const rows = await openRows(db, ctx, and(lte(invoices.dueDay, addDays(day, await earliest(db, ctx))), behind), atOnce);
      return withPlans(db, ctx, rows);
    });
    yield found;
    last = found.at(-1)?.invoice;
    more = found.length === atOnce;
  }
}

/** What one customer is to be reminded of, as it is now. Call it in the write that does it. */
export async function candidatesOf(db: Db, ctx: Context, customerId: string): Promise<Candidate[]> {
  const most = 1000;
  return withPlans(db, ctx, await openRows(db, ctx, eq(invoices.customerId, customerId), most));
}

/** The same of one invoice; null when it is not open. */
export async function candidateOf(ctx: Context, invoiceId: string): Promise<Candidate | null> {
  const [candidate] = await read(ctx, 'invoices.view', async (db) => withPlans(db, ctx, await openRows(db, ctx, eq(invoices.id, invoiceId), 1)));
  return candidate ?? null;
}

/** What of an invoice is due by a day; null when nothing is, or nobody is to be reminded of it. */
export const dueOf = ({ ahead, past, stop }: Candidate, today: Day): Due | null => (stop === null ? dueBy(ahead, past, today) : null);
