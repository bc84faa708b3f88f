import { asc, eq } from 'drizzle-orm';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderSteps } from '#db/schema/reminders';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { values } from './firm.ts';

/** A customer who may be mailed. */
export async function aReachable(ctx: Context, given: Parameters<typeof values>[0] & { categories?: string } = {}): Promise<string> {
  const id = await registerCustomer(ctx, values({ name: 'مؤسسة النور', email: 'noor@example.com', ...given }));
  await recordConsent(ctx, id, { channel: 'email', purpose: 'service', isGiven: 'yes', method: 'phone', remark: '' });
  return id;
}

/** What stands in the outbox of a firm, as it was queued. */
export const outboxOf = (ctx: Context) => store.read((db) => db.select().from(outboxMessages).where(eq(outboxMessages.firmId, ctx.firm.id)).orderBy(asc(outboxMessages.key)));

/** What became of the steps of an invoice: days after the due day and how it went, in the order of the steps. */
export async function fatesOf(invoiceId: string): Promise<string[]> {
  const rows = await store.read((db) =>
    db.select({ days: reminderSteps.days, state: reminders.state, reason: reminders.reason, day: reminders.day }).from(reminders).innerJoin(reminderSteps, eq(reminderSteps.id, reminders.stepId)).where(eq(reminders.invoiceId, invoiceId)).orderBy(asc(reminderSteps.days)),
  );
  return rows.map(({ days, state, reason, day }) => [`${days}`, state, ...(reason ? [reason] : []), day].join(' '));
}
