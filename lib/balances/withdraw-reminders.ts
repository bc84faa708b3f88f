import { and, eq, inArray } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderSettings } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';

/**
 * Takes the reminders of an invoice out of the outbox that wait there, in the write after which nobody is to be reminded of it. A letter
 * about several invoices goes as a whole: what it said of the others is said anew. It stands down here, beside what settles invoices,
 * because no payment may leave a reminder behind, whoever records it.
 */
export async function withdrawReminders(db: Db, ctx: Context, invoiceId: string, reason: 'settled' | 'stopped'): Promise<void> {
  const waiting = await db
    .select({ messageId: outboxMessages.id })
    .from(reminders)
    .innerJoin(outboxMessages, eq(outboxMessages.id, reminders.messageId))
    .where(and(ofFirm(ctx, reminders), eq(reminders.invoiceId, invoiceId), eq(reminders.state, 'queued'), inArray(outboxMessages.state, ['queued', 'held'])));
  for (const { messageId } of waiting) {
    const taken = await db.update(outboxMessages).set({ state: 'cancelled', reason: 'notDue', updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.id, messageId), inArray(outboxMessages.state, ['queued', 'held']))).returning({ id: outboxMessages.id });
    // The worker may have begun to send it.
    if (taken.length === 0) continue;
    await db.update(reminders).set({ state: 'cancelled', reason, at: now(), byId: ctx.user.id }).where(and(ofFirm(ctx, reminders), eq(reminders.messageId, messageId), eq(reminders.invoiceId, invoiceId)));
    const others = await db.delete(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.messageId, messageId), eq(reminders.state, 'queued'))).returning({ id: reminders.id });
    if (others.length > 0) await db.update(reminderSettings).set({ doneDay: null }).where(ofFirm(ctx, reminderSettings));
    await record(db, ctx, { action: 'mail.cancelled', subjectId: messageId });
  }
}
