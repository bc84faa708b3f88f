import { and, eq, gte } from 'drizzle-orm';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { Changed, Invalid } from '#lib/problems';
import { goingOn } from '#lib/recurring/find';
import { parsePlan } from '#lib/recurring/input';

/**
 * Changes when and how a plan makes its documents. What it has made stays as it is.
 * @param version the one that was seen
 * @param values the names of `planInputNames`; `startDay` is the day of the next document
 * @throws Forbidden, Missing, Invalid, Changed
 */
export async function changeRecurring(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const plan = await goingOn(db, ctx, id);
    if (plan.version !== version) throw new Changed(id);
    const input = parsePlan(ctx, values, plan);
    const [made] = input.nextDay === plan.nextDay ? [] : await db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.recurringId, id), gte(invoices.issueDay, input.nextDay))).limit(1);
    if (made) throw new Invalid([{ field: 'startDay', key: 'recurring.wrong.dayMade' }]);
    await db.update(recurringInvoices).set({ ...input, version: version + 1 }).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id)));
    await record(db, ctx, { action: 'recurring.changed', subjectId: id });
  });
}
