import { and, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { recurringExpenses } from '#db/schema/expenses';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Course } from '#lib/recurring/dates';

export type RecurringExpense = typeof recurringExpenses.$inferSelect;

export const expensePlansAPage = 50;

/** When a plan records, as `lib/recurring` reckons: one of expenses has an end by day, or none. */
export const courseOf = ({ every, unit, startDay, endDay, made }: RecurringExpense): Course => ({ every, unit, startDay, endDay, made, times: null });

async function plansWhere(ctx: Context, condition: SQL | undefined, page: number): Promise<RecurringExpense[]> {
  return read(ctx, 'expenses.view', (db) =>
    db.select().from(recurringExpenses).where(and(ofFirm(ctx, recurringExpenses), condition))
      // What is due next comes first, what has ended last.
      .orderBy(sql`${recurringExpenses.endedAt} is not null`, sql`${recurringExpenses.nextDay} asc nulls last`, desc(recurringExpenses.id)).limit(expensePlansAPage).offset((page - 1) * expensePlansAPage),
  );
}

/** One page of the firm's plans, and how many there are in all. @param page from 1 */
export async function listRecurringExpenses(ctx: Context, page: number): Promise<{ plans: RecurringExpense[]; total: number }> {
  const [all] = await read(ctx, 'expenses.view', (db) => db.select({ total: count() }).from(recurringExpenses).where(ofFirm(ctx, recurringExpenses)));
  return { plans: await plansWhere(ctx, undefined, page), total: all?.total ?? 0 };
}

/** The plan of this id, or null: also when it is another firm's. */
export async function findRecurringExpense(ctx: Context, id: string): Promise<RecurringExpense | null> {
  const [plan] = await plansWhere(ctx, eq(recurringExpenses.id, id), 1);
  return plan ?? null;
}
