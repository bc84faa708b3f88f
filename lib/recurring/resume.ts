import { and, eq } from 'drizzle-orm';
import { recurringInvoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { addDays, type Day } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { Invalid } from '#lib/problems';
import { type Course, firstFrom, nextDays } from '#lib/recurring/dates';
import { goingOn } from '#lib/recurring/find';

/** More than these nobody reads one by one. */
const mostMissed = 1000;

/** The days that have passed for which a paused plan has made nothing. What is due today is not missed yet. */
export function missedDays(plan: Course & { nextDay: Day | null }, today: Day): Day[] {
  return nextDays({ ...plan, endDay: plan.endDay !== null && plan.endDay < today ? plan.endDay : addDays(today, -1) }, plan.nextDay, mostMissed);
}

/**
 * Lets a paused plan go on. What fell due in the pause is left out, or made up for, each with its own day, by `makeDueOf`; left
 * out, it counts for nothing: a plan of twelve still makes twelve. A plan whose last day passed meanwhile ends. Pressed twice, it
 * is done once.
 * @throws Forbidden, Missing; Invalid also while the customer is archived
 */
export async function resumeRecurring(ctx: Context, id: string, missed: 'skip' | 'make'): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const plan = await goingOn(db, ctx, id);
    if (plan.pausedAt === null) return;
    const customer = await findCustomer(ctx, plan.customerId);
    if (customer && customer.archivedAt !== null) throw new Invalid([{ field: '', key: 'recurring.wrong.customerArchived' }]);
    const nextDay = missed === 'make' || missedDays(plan, todayOf(ctx)).length === 0 ? plan.nextDay : (nextDays(plan, firstFrom(plan, todayOf(ctx)), 1)[0] ?? null);
    await db.update(recurringInvoices).set({ nextDay, pausedAt: null, endedAt: nextDay === null ? now() : null, version: plan.version + 1 }).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id)));
    await record(db, ctx, { action: 'recurring.resumed', subjectId: id });
    if (nextDay === null) await record(db, ctx, { action: 'recurring.ended', subjectId: id });
  });
}
