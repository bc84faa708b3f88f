import { expenses } from '#db/schema/expenses';
import type { Db } from '#db/types';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type ExpenseInput, parseExpense } from '#lib/expenses/input';
import { findExpense } from '#lib/expenses/queries';
import { newId } from '#lib/ids';

/**
 * Records money that the firm spent or owes.
 * @param values the names of `expenseInputNames`
 * @param id its id: a form that is sent twice records it once
 * @returns its id
 * @throws Forbidden, Invalid
 */
export async function recordExpense(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  return write(ctx, 'expenses.edit', async (db) => {
    if (await findExpense(ctx, id)) return id;
    await storeExpense(db, ctx, id, await parseExpense(ctx, values), null);
    return id;
  });
}

/** Stores an expense that was parsed. Call it in the write that decides on it. */
export async function storeExpense(db: Db, ctx: Context, id: string, input: ExpenseInput, recurringId: string | null): Promise<void> {
  const at = now();
  await db.insert(expenses).values({ id, firmId: ctx.firm.id, ...input, recurringId, version: 1, createdAt: at, createdBy: ctx.user.id, updatedAt: at, updatedBy: ctx.user.id });
  const changes = { supplier: { from: '', to: input.supplier }, total: { from: '', to: `${input.total} ${input.currency}` } };
  await record(db, ctx, { action: recurringId === null ? 'expense.recorded' : 'recurringExpense.made', subjectId: id, changes });
}
