import { and, eq } from 'drizzle-orm';
import { recurringExpenses } from '#db/schema/expenses';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { courseOf, findRecurringExpense, type RecurringExpense } from '#lib/expenses/plan-queries';
import { todayOf } from '#lib/invoices/input';
import { Invalid, Missing } from '#lib/problems';
import { firstFrom, nextDays } from '#lib/recurring/dates';
import { missedDays } from '#lib/recurring/resume';

/** The days that have passed for which a paused plan has recorded nothing. What is due today is not missed yet. */
export const missedExpenseDays = (plan: RecurringExpense, today: Day): Day[] => missedDays({ ...courseOf(plan), nextDay: plan.nextDay }, today);

async function goingOn(ctx: Context, id: string): Promise<RecurringExpense> {
  const plan = await findRecurringExpense(ctx, id);
  if (!plan) throw new Missing(id);
  if (plan.endedAt !== null) throw new Invalid([{ field: '', key: 'recurring.wrong.ended' }]);
  return plan;
}

/**
 * Stops a plan until it is resumed: meanwhile it records nothing. Pressed twice, it is done once.
 * @throws Forbidden, Missing; Invalid when it has ended
 */
export async function pauseRecurringExpense(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const plan = await goingOn(ctx, id);
    if (plan.pausedAt !== null) return;
    await db.update(recurringExpenses).set({ pausedAt: now(), version: plan.version + 1 }).where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.id, id)));
    await record(db, ctx, { action: 'recurringExpense.paused', subjectId: id });
  });
}

/**
 * Lets a paused plan go on. What fell due in the pause is left out, or made up for, each with its own day, by `makeDueExpensesOf`. A
 * plan whose last day passed meanwhile ends. Pressed twice, it is done once.
 * @throws Forbidden, Missing; Invalid when it has ended
 */
export async function resumeRecurringExpense(ctx: Context, id: string, missed: 'skip' | 'make'): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const plan = await goingOn(ctx, id);
    if (plan.pausedAt === null) return;
    const [today, course] = [todayOf(ctx), courseOf(plan)];
    const nextDay = missed === 'make' || missedExpenseDays(plan, today).length === 0 ? plan.nextDay : (nextDays(course, firstFrom(course, today), 1)[0] ?? null);
    await db.update(recurringExpenses).set({ nextDay, pausedAt: null, endedAt: nextDay === null ? now() : null, version: plan.version + 1 }).where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.id, id)));
    await record(db, ctx, { action: 'recurringExpense.resumed', subjectId: id });
    if (nextDay === null) await record(db, ctx, { action: 'recurringExpense.ended', subjectId: id });
  });
}

/**
 * Ends a plan for good. What it has recorded stays.
 * @throws Forbidden, Missing; Invalid when it has ended already
 */
export async function endRecurringExpense(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const plan = await goingOn(ctx, id);
    await db.update(recurringExpenses).set({ nextDay: null, endedAt: now(), version: plan.version + 1 }).where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.id, id)));
    await record(db, ctx, { action: 'recurringExpense.ended', subjectId: id });
  });
}
