import { and, eq, inArray } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { reminders } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';

/** Why nothing is to be said of an invoice any more by a letter that is taken back. */
export type Withdrawal = 'settled' | 'stopped' | 'overtaken';

const waits = inArray(outboxMessages.state, ['queued', 'held']);

/**
 * What becomes of the steps that a letter named which does not go out: those of some invoices are over; the others are said anew, and
 * where a person held the letter, they are held.
 */
export async function parted(db: Db, ctx: Context, messageId: string, over: ReadonlyMap<string, Withdrawal>, wasHeld: boolean): Promise<void> {
  const named = await db.select({ id: reminders.id, invoiceId: reminders.invoiceId }).from(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.messageId, messageId), eq(reminders.state, 'queued')));
  for (const { id, invoiceId } of named) {
    const reason = over.get(invoiceId);
    if (reason) await db.update(reminders).set({ state: 'cancelled', reason, at: now(), byId: ctx.user.id }).where(and(ofFirm(ctx, reminders), eq(reminders.id, id)));
    else if (wasHeld) await db.update(reminders).set({ state: 'held', reason: 'person', messageId: null, at: now(), byId: null }).where(and(ofFirm(ctx, reminders), eq(reminders.id, id)));
    else await db.delete(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.id, id)));
  }
  if (named.some(({ invoiceId }) => !over.has(invoiceId))) await lookAgain(db, ctx);
}

/** Takes every letter back that waits and names one of these invoices. */
async function takeBack(db: Db, ctx: Context, invoiceIds: readonly string[], over: ReadonlyMap<string, Withdrawal>): Promise<void> {
  const waiting = await db
    .selectDistinct({ messageId: outboxMessages.id, state: outboxMessages.state, repeats: outboxMessages.repeats })
    .from(reminders)
    .innerJoin(outboxMessages, eq(outboxMessages.id, reminders.messageId))
    .where(and(ofFirm(ctx, reminders), inArray(reminders.invoiceId, [...invoiceIds]), eq(reminders.state, 'queued'), waits));
  for (const { messageId, state, repeats } of waiting) {
    const taken = await db.update(outboxMessages).set({ state: 'cancelled', reason: 'notDue', updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.id, messageId), waits)).returning({ id: outboxMessages.id });
    // The worker may have begun to send it.
    if (taken.length === 0) continue;
    // One that goes a second time has said what it says: that stays so.
    if (repeats === 0) await parted(db, ctx, messageId, over, state === 'held');
    await record(db, ctx, { action: 'mail.cancelled', subjectId: messageId });
  }
}

/**
 * Takes the reminders of an invoice out of the outbox that wait there, in the write after which nobody is to be reminded of it. A letter
 * about several invoices goes as a whole: what it said of the others is said anew. It stands down here, beside what settles invoices,
 * because no payment may leave a reminder behind, whoever records it.
 */
export async function withdrawReminders(db: Db, ctx: Context, invoiceId: string, reason: 'settled' | 'stopped'): Promise<void> {
  await takeBack(db, ctx, [invoiceId], new Map([[invoiceId, reason]]));
}

/** The same of invoices of which a later step has its turn: nobody gets two reminders of one invoice because the first had to wait. */
export async function overtakeReminders(db: Db, ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  await takeBack(db, ctx, invoiceIds, new Map(invoiceIds.map((id) => [id, 'overtaken'])));
}

/** Takes back what names an amount of an invoice that is open no more as it says, and lets it be said anew. */
export async function sayRemindersAnew(db: Db, ctx: Context, invoiceId: string): Promise<void> {
  await takeBack(db, ctx, [invoiceId], new Map());
}
