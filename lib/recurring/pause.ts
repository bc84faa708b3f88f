import { and, eq } from 'drizzle-orm';
import { recurringInvoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { goingOn } from '#lib/recurring/find';

/**
 * Stops a plan until it is resumed: meanwhile it makes nothing. Pressed twice, it is done once.
 * @throws Forbidden, Missing, Invalid
 */
export async function pauseRecurring(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const plan = await goingOn(db, ctx, id);
    if (plan.pausedAt !== null) return;
    await db.update(recurringInvoices).set({ pausedAt: now(), version: plan.version + 1 }).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id)));
    await record(db, ctx, { action: 'recurring.paused', subjectId: id });
  });
}
