import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { outboxMessages } from '#db/schema/outbox';
import { payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { recordAll } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';

type Subject = { invoiceId: string } | { paymentId: string };

const isAbout = (subject: Subject): SQL => ('invoiceId' in subject ? eq(outboxMessages.invoiceId, subject.invoiceId) : eq(outboxMessages.paymentId, subject.paymentId));

/**
 * Takes what waits in the outbox about a document or a payment back, in the write that takes the document or the payment itself back.
 * What is with the server already cannot be called back; if it must be tried again, `isOfVoid` keeps it here. It stands down here for the
 * same reason as `withdrawReminders`.
 */
export async function withdrawMail(db: Db, ctx: Context, subject: Subject): Promise<void> {
  const taken = await db.update(outboxMessages).set({ state: 'cancelled', reason: 'void', updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), isAbout(subject), inArray(outboxMessages.state, ['queued', 'held']))).returning({ id: outboxMessages.id });
  await recordAll(db, ctx, taken.map(({ id }) => ({ action: 'mail.cancelled', subjectId: id })));
}

/** Whether the document or the payment that a message is about was taken back. */
export async function isOfVoid(db: Db, ctx: Context, { invoiceId, paymentId }: Pick<typeof outboxMessages.$inferSelect, 'invoiceId' | 'paymentId'>): Promise<boolean> {
  const [invoice] = invoiceId === null ? [] : await db.select({ status: invoices.status }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, invoiceId))).limit(1);
  const [payment] = paymentId === null ? [] : await db.select({ voidedAt: payments.voidedAt }).from(payments).where(and(ofFirm(ctx, payments), eq(payments.id, paymentId))).limit(1);
  return invoice?.status === 'void' || (payment !== undefined && payment.voidedAt !== null);
}
