import { and, eq } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

/** Under which a customer's welcome stands in the outbox: there is but one. */
export const welcomeKey = (customerId: string): string => `welcome:${customerId}`;

export type SentWelcome = Pick<typeof outboxMessages.$inferSelect, 'id' | 'state' | 'dueAt' | 'sentAt' | 'toAddress'> & { invoiceId: string };

/** How the welcome of a customer stands; null where none was queued. */
export async function findWelcome(ctx: Context, customerId: string): Promise<SentWelcome | null> {
  const [row] = await read(ctx, 'mail.view', (db) =>
    db.select({ id: outboxMessages.id, state: outboxMessages.state, dueAt: outboxMessages.dueAt, sentAt: outboxMessages.sentAt, toAddress: outboxMessages.toAddress, invoiceId: outboxMessages.invoiceId })
      .from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.uniqueKey, welcomeKey(customerId)))).limit(1),
  );
  return row && row.invoiceId !== null ? { ...row, invoiceId: row.invoiceId } : null;
}
