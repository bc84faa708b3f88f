import { and, eq } from 'drizzle-orm';
import { expenses } from '#db/schema/expenses';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { findExpense } from '#lib/expenses/queries';
import { Missing } from '#lib/problems';

/**
 * Takes an expense out of all lists and sums. It stays, with its receipts, and can be brought back. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function archiveExpense(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, true);
}

/** @throws Forbidden, Missing */
export async function restoreExpense(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, false);
}

async function setArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const before = await findExpense(ctx, id);
    if (!before) throw new Missing(id);
    if ((before.archivedAt !== null) === isArchived) return;
    const at = now();
    await db.update(expenses).set({ archivedAt: isArchived ? at : null, version: before.version + 1, updatedAt: at, updatedBy: ctx.user.id }).where(and(ofFirm(ctx, expenses), eq(expenses.id, id)));
    await record(db, ctx, { action: isArchived ? 'expense.archived' : 'expense.restored', subjectId: id });
  });
}
