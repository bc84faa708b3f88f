import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { recurringExpenses } from '#db/schema/expenses';
import { can, demand, ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { searchTextOf } from '#lib/expenses/input';
import { courseOf, findRecurringExpense, type RecurringExpense } from '#lib/expenses/plan-queries';
import { storeExpense } from '#lib/expenses/record';
import { newId } from '#lib/ids';
import { todayOf } from '#lib/invoices/input';
import { log } from '#lib/log';
import { followingDay } from '#lib/recurring/dates';
import { fold } from '#lib/text';
import { contextOf, contextsOfOwners } from '#lib/users/context-of';

const isDue = (today: Day) => and(lte(recurringExpenses.nextDay, today), isNull(recurringExpenses.pausedAt), isNull(recurringExpenses.endedAt));

type Planned = Pick<RecurringExpense, 'id' | 'createdBy'>;

/**
 * Records whatever is due, of all firms: after a time in which the program did not run, all that it missed, each with its own day.
 * @param isEnding asked between two; what is left is recorded another time
 * @returns how many expenses were recorded
 */
export async function makeDueExpenses(isEnding: () => boolean = () => false): Promise<number> {
  let made = 0;
  for (const ctx of await contextsOfOwners()) {
    const due = await read(ctx, 'expenses.view', (db) => db.select({ id: recurringExpenses.id, createdBy: recurringExpenses.createdBy }).from(recurringExpenses).where(and(ofFirm(ctx, recurringExpenses), isDue(todayOf(ctx)))).orderBy(asc(recurringExpenses.nextDay), asc(recurringExpenses.id)));
    for (const plan of due) made += await makeAll(ctx, plan, isEnding);
  }
  return made;
}

/**
 * The same for one plan, at once.
 * @throws Forbidden
 */
export async function makeDueExpensesOf(ctx: Context, id: string): Promise<number> {
  demand(ctx, 'expenses.edit');
  const plan = await findRecurringExpense(ctx, id);
  return plan ? makeAll(ctx, plan, () => false) : 0;
}

/**
 * What one plan owes. Where it fails it takes nothing with it: the others are made, and the next round tries it again.
 * @param other as whom it goes on when whoever planned it has left, or may no longer record expenses
 */
async function makeAll(other: Context, { id, createdBy }: Planned, isEnding: () => boolean): Promise<number> {
  let made = 0;
  try {
    const planner = await contextOf(createdBy);
    const ctx = planner && can(planner, 'expenses.edit') ? planner : other;
    while (!isEnding() && (await makeNext(ctx, id))) made += 1;
  } catch (error) {
    log.error({ err: error, plan: id }, 'a recurring expense could not be recorded');
  }
  return made;
}

/**
 * Records the next expense of a plan, if one is due. The plan moves on in the same write, and only from the day that was read: however
 * many run it at once, each day has one expense.
 */
async function makeNext(ctx: Context, id: string): Promise<boolean> {
  return write(ctx, 'expenses.edit', async (db) => {
    const [plan] = await db.select().from(recurringExpenses).where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.id, id), isDue(todayOf(ctx)))).limit(1);
    if (!plan || plan.nextDay === null) return false;
    const day = plan.nextDay;
    const made = plan.made + 1;
    const nextDay = followingDay({ ...courseOf(plan), made }, day);
    const claimed = await db.update(recurringExpenses).set({ nextDay, made, ...(nextDay === null && { endedAt: now() }) })
      .where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.id, id), eq(recurringExpenses.nextDay, day), isDue(todayOf(ctx)))).returning({ id: recurringExpenses.id });
    if (claimed.length === 0) return false;
    const { supplier, description, categoryId, customerId, method, currency, net, tax, total, taxRateId, taxCategory, taxBasisPoints, paysItself } = plan;
    const input = {
      supplier, supplierKey: fold(supplier), day, paidDay: paysItself ? day : null, method, currency, net, tax, total, taxRateId, taxCategory, taxBasisPoints,
      categoryId, customerId, reference: null, description, searchText: searchTextOf([supplier, description]),
    };
    await storeExpense(db, ctx, newId(), input, id);
    if (nextDay === null) await record(db, ctx, { action: 'recurringExpense.ended', subjectId: id });
    return true;
  });
}
