import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reminderStops, stopKinds } from '#db/schema/reminders';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import { withdrawReminders } from '#lib/balances/withdraw-reminders';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, oneOf, parse } from '#lib/form';
import { findInvoice } from '#lib/invoices/queries';
import { Missing } from '#lib/problems';

export { stopKinds } from '#db/schema/reminders';

export type Stop = typeof reminderStops.$inferSelect;

const schema = z.object({ kind: oneOf(stopKinds), reason: line(500) });

export const stopNames = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/** Why an invoice is not reminded of for now; null when it is. */
export async function findStop(ctx: Context, invoiceId: string): Promise<Stop | null> {
  const [stop] = await read(ctx, 'invoices.view', (db) => db.select().from(reminderStops).where(and(ofFirm(ctx, reminderStops), eq(reminderStops.invoiceId, invoiceId))).limit(1));
  return stop ?? null;
}

/**
 * Stops the reminders of an invoice, because its customer disputes it or for another reason. What waits in the outbox is taken back.
 * @param values `kind`, `reason`
 * @throws Forbidden, Missing, Invalid
 */
export async function stopReminders(ctx: Context, invoiceId: string, values: Record<string, string>): Promise<void> {
  const input = parse(schema, values, ['reason']);
  await write(ctx, 'invoices.edit', async (db) => {
    if ((await findInvoice(ctx, invoiceId))?.invoice.type !== 'invoice') throw new Missing(invoiceId);
    const stop = { ...input, at: now(), byId: ctx.user.id };
    await db.insert(reminderStops).values({ invoiceId, firmId: ctx.firm.id, ...stop }).onConflictDoUpdate({ target: reminderStops.invoiceId, set: stop });
    await withdrawReminders(db, ctx, invoiceId, 'stopped');
    await record(db, ctx, { action: 'reminders.stopped', subjectId: invoiceId, changes: { reason: { from: '', to: input.reason } } });
  });
}

/**
 * Lets an invoice be reminded of again: by the latest step that is due. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function resumeReminders(ctx: Context, invoiceId: string): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    if (!(await findInvoice(ctx, invoiceId))) throw new Missing(invoiceId);
    const gone = await db.delete(reminderStops).where(and(ofFirm(ctx, reminderStops), eq(reminderStops.invoiceId, invoiceId))).returning({ reason: reminderStops.reason });
    if (!gone[0]) return;
    await lookAgain(db, ctx);
    await record(db, ctx, { action: 'reminders.resumed', subjectId: invoiceId, changes: { reason: { from: gone[0].reason, to: '' } } });
  });
}
