import { asc, eq } from 'drizzle-orm';
import { vi } from 'vitest';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderSteps } from '#db/schema/reminders';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { useTypesetService } from '#lib/pdf/service';
import { beginReminding } from '#lib/reminders/change-plan';
import { aFirm, openEmptyStore, values } from './firm.ts';
import { selling } from './invoices.ts';
import { temporaryFolder } from './program.ts';

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

/** Sets the clock that `vi.useFakeTimers` has stopped. */
export const at = (day: string, time = '09:00') => vi.setSystemTime(Date.parse(`${day}T${time}:00Z`));

/**
 * A firm that reminds by the plans that the program comes with, on Sunday the 1st of March 2026; its weekend is Friday and Saturday. What
 * a PDF looks like is judged elsewhere; here each is another one. Whoever calls it brings the clock back with `vi.useRealTimers`.
 */
export async function aRemindingFirm(): Promise<{ ctx: Context; customer: string }> {
  let set = 0;
  useTypesetService({ typeset: async () => new TextEncoder().encode(`%PDF ${(set += 1)}`), stop: async () => {} });
  process.env['SIJILL_DATA'] = temporaryFolder();
  vi.useFakeTimers({ toFake: ['Date'] });
  at('2026-03-01');
  await openEmptyStore();
  const ctx = await aFirm();
  await selling(ctx);
  const customer = await aReachable(ctx);
  await beginReminding(ctx);
  return { ctx, customer };
}
