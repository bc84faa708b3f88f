import { and, eq } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import type { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderStops } from '#db/schema/reminders';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

/**
 * Whether a message may still go out, asked right before it does. What is no reminder may; a reminder may while every invoice that it
 * names is open and nobody has stopped it.
 * @throws Forbidden
 */
export async function isStillDue(ctx: Context, message: Pick<typeof outboxMessages.$inferSelect, 'id' | 'kind'>): Promise<boolean> {
  if (message.kind !== 'reminder' && message.kind !== 'statement') return true;
  const named = await read(ctx, 'invoices.view', (db) =>
    db
      .select({ open: invoices.open, status: invoices.status, stop: reminderStops.kind })
      .from(reminders)
      .innerJoin(invoices, eq(invoices.id, reminders.invoiceId))
      .leftJoin(reminderStops, eq(reminderStops.invoiceId, reminders.invoiceId))
      .where(and(ofFirm(ctx, reminders), eq(reminders.messageId, message.id))),
  );
  return named.every(({ open, status, stop }) => open > 0 && status === 'issued' && stop === null);
}
