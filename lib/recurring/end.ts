import { and, eq } from 'drizzle-orm';
import { recurringInvoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { goingOn } from '#lib/recurring/find';

/**
 * Ends a plan for good. What it has made stays.
 * @throws Forbidden, Missing; Invalid when it has ended already
 */
export async function endRecurring(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const plan = await goingOn(db, ctx, id);
    await db.update(recurringInvoices).set({ nextDay: null, endedAt: now(), version: plan.version + 1 }).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id)));
    await record(db, ctx, { action: 'recurring.ended', subjectId: id });
  });
}
