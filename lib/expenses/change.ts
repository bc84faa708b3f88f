import { and, eq } from 'drizzle-orm';
import { expenses } from '#db/schema/expenses';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { parseExpense } from '#lib/expenses/input';
import { findExpense } from '#lib/expenses/queries';
import { Changed, Invalid, Missing } from '#lib/problems';

/** What a history tells of: columns that follow from others are not among them. */
export const comparedColumns = ['supplier', 'day', 'paidDay', 'method', 'currency', 'net', 'tax', 'total', 'taxBasisPoints', 'categoryId', 'reference', 'description', 'customerId'] as const;

/**
 * Changes what was recorded of an expense; what it was stays in the log.
 * @param version the one that was seen
 * @throws Forbidden, Missing, Invalid; Changed when somebody else was faster
 */
export async function changeExpense(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const before = await findExpense(ctx, id);
    if (!before) throw new Missing(id);
    if (before.version !== version) throw new Changed(id);
    if (before.archivedAt !== null) throw new Invalid([{ field: '', key: 'expenses.wrong.archived' }]);
    const input = await parseExpense(ctx, values, before);
    const changes = Object.fromEntries(comparedColumns.filter((name) => before[name] !== input[name]).map((name) => [name, { from: String(before[name] ?? ''), to: String(input[name] ?? '') }]));
    if (Object.keys(changes).length === 0 && before.taxRateId === input.taxRateId) return;
    await db.update(expenses).set({ ...input, version: version + 1, updatedAt: now(), updatedBy: ctx.user.id }).where(and(ofFirm(ctx, expenses), eq(expenses.id, id)));
    await record(db, ctx, { action: 'expense.changed', subjectId: id, changes });
  });
}
