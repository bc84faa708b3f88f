import { recurringExpenses } from '#db/schema/expenses';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandUnmerged } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { findRecurringExpense } from '#lib/expenses/plan-queries';
import { findExpense } from '#lib/expenses/queries';
import { newId } from '#lib/ids';
import { Missing } from '#lib/problems';
import { parsePlan, previewDays } from '#lib/recurring/input';

export const expensePlanNames = ['every', 'unit', 'startDay', 'endDay', 'paysItself'] as const;

/** What a plan of expenses and one of invoices have in common. */
const rhythmOf = ({ every = '', unit = '', startDay = '', endDay = '' }: Record<string, string>) => ({ every, unit, startDay, endDay, times: '', issues: 'draft' });

/**
 * The days on which a plan would record expenses, were it saved as it is typed.
 * @throws Invalid
 */
export const expensePlanDays = (ctx: Context, values: Record<string, string>): Day[] => previewDays(ctx, rhythmOf(values));

/**
 * Plans that an expense be recorded again and again. What it holds now is the pattern: whatever becomes of it, the plan goes on. What
 * is due today is recorded by `makeDueExpensesOf`.
 * @param values the names of `expensePlanNames`; `paysItself` is `yes` where each counts as paid on its day
 * @param id its id: a form that is sent twice makes one plan
 * @returns the plan's id
 * @throws Forbidden, Missing, Invalid
 */
export async function planRecurringExpense(ctx: Context, expenseId: string, values: Record<string, string>, id = newId()): Promise<string> {
  return write(ctx, 'expenses.edit', async (db) => {
    if (await findRecurringExpense(ctx, id)) return id;
    const pattern = await findExpense(ctx, expenseId);
    if (!pattern) throw new Missing(expenseId);
    const customer = pattern.customerId === null ? null : await findCustomer(ctx, pattern.customerId);
    if (customer) demandUnmerged(customer);
    const { every, unit, startDay, nextDay, endDay } = parsePlan(ctx, rhythmOf(values));
    const { supplier, description, categoryId, customerId, method, currency, net, tax, total, taxRateId, taxCategory, taxBasisPoints } = pattern;
    await db.insert(recurringExpenses).values({
      id, firmId: ctx.firm.id, supplier, description, categoryId, customerId, method, currency, net, tax, total, taxRateId, taxCategory, taxBasisPoints,
      paysItself: values['paysItself'] === 'yes', every, unit, startDay, nextDay, endDay, made: 0, version: 1, createdAt: now(), createdBy: ctx.user.id,
    });
    await record(db, ctx, { action: 'recurringExpense.planned', subjectId: id });
    return id;
  });
}
