import { and, asc, count, desc, eq, lt, type SQL } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { mailStates, outboxAttempts, outboxMessages } from '#db/schema/outbox';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export { mailKinds, mailStates } from '#db/schema/outbox';

export type Message = typeof outboxMessages.$inferSelect;
export type MailState = Message['state'];
export type Attempt = typeof outboxAttempts.$inferSelect;

export const mailAPage = 50;

export interface MailFilter {
  state: MailState | 'all';
  /** Behind the message of this key; 0 for the newest. */
  behind: number;
}

export type ListedMessage = Pick<Message, 'key' | 'id' | 'kind' | 'state' | 'reason' | 'subject' | 'toAddress' | 'toName' | 'dueAt' | 'sentAt' | 'createdAt' | 'attempts'>;

const listed = {
  key: outboxMessages.key, id: outboxMessages.id, kind: outboxMessages.kind, state: outboxMessages.state, reason: outboxMessages.reason, subject: outboxMessages.subject, toAddress: outboxMessages.toAddress,
  toName: outboxMessages.toName, dueAt: outboxMessages.dueAt, sentAt: outboxMessages.sentAt, createdAt: outboxMessages.createdAt, attempts: outboxMessages.attempts,
};

/** A page of the messages in a state, newest first. It begins behind a message and not at a count: a list of a million has no slow end. */
export async function listMail(ctx: Context, { state, behind }: MailFilter): Promise<{ messages: ListedMessage[]; hasMore: boolean }> {
  const rows = await read(ctx, 'mail.view', (db) =>
    db.select(listed).from(outboxMessages)
      .where(and(ofFirm(ctx, outboxMessages), state === 'all' ? undefined : eq(outboxMessages.state, state), behind > 0 ? lt(outboxMessages.key, behind) : undefined))
      .orderBy(desc(outboxMessages.key)).limit(mailAPage + 1),
  );
  return { messages: rows.slice(0, mailAPage), hasMore: rows.length > mailAPage };
}

/** Further than this nobody counts. */
export const mostMailCounted = 1000;

/** How many messages are in each state; of more than `mostMailCounted`, one more than that. */
export async function countMail(ctx: Context, states: readonly MailState[] = mailStates): Promise<Map<MailState, number>> {
  return read(ctx, 'mail.view', async (db) => {
    const counts = new Map<MailState, number>();
    for (const state of states) {
      const counted = db.select({ firmId: outboxMessages.firmId }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.state, state))).limit(mostMailCounted + 1).as('counted');
      const [row] = await db.select({ total: count() }).from(counted).where(ofFirm(ctx, counted));
      counts.set(state, row?.total ?? 0);
    }
    return counts;
  });
}

/** A message with each try, and whose it is. */
export interface FullMessage {
  message: Message;
  attempts: Attempt[];
  /** Name of who caused it; null where the program did. */
  createdByName: string | null;
  customerName: string | null;
}

/** The message of this id, or null: also when it is another firm's. */
export async function findMail(ctx: Context, id: string): Promise<FullMessage | null> {
  return read(ctx, 'mail.view', async (db) => {
    const [row] = await db.select({ message: outboxMessages, createdByName: users.name, customerName: customers.name }).from(outboxMessages)
      .leftJoin(users, eq(users.id, outboxMessages.createdBy)).leftJoin(customers, eq(customers.id, outboxMessages.customerId)).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.id, id))).limit(1);
    if (!row) return null;
    const attempts = await db.select().from(outboxAttempts).where(and(ofFirm(ctx, outboxAttempts), eq(outboxAttempts.messageId, id))).orderBy(asc(outboxAttempts.startedAt), asc(outboxAttempts.id));
    return { ...row, attempts };
  });
}

/** A page of a document shows the latest. */
const mostShown = 20;

const about = (ctx: Context, what: SQL) =>
  read(ctx, 'mail.view', (db) => db.select(listed).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), what)).orderBy(desc(outboxMessages.key)).limit(mostShown));

/** What was sent, or is to be sent, of a document: newest first. */
export async function mailOfInvoice(ctx: Context, invoiceId: string): Promise<ListedMessage[]> {
  return about(ctx, eq(outboxMessages.invoiceId, invoiceId));
}

/** The same of a payment. */
export async function mailOfPayment(ctx: Context, paymentId: string): Promise<ListedMessage[]> {
  return about(ctx, eq(outboxMessages.paymentId, paymentId));
}
