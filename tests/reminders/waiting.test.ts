import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { write } from '#lib/access';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { holdMail } from '#lib/mail/change';
import { recordPayment, voidPayment } from '#lib/payments/record';
import { releaseReminder } from '#lib/reminders/decide';
import { listReminderPlans } from '#lib/reminders/change-plan';
import { remindDue } from '#lib/reminders/run';
import { isStillDue, isStillDueOrTakenBack } from '#lib/reminders/still-due';
import { anInvoice } from '../support/invoices.ts';
import { aRemindingFirm, aReachable, at, fatesOf, outboxOf } from '../support/reminders.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  ({ ctx, customer } = await aRemindingFirm());
});

afterEach(() => void vi.useRealTimers());

/** Due on Sunday the 15th: its reminders go out on 12, 18 and 25 March and on 5 April. */
const invoice = (given: Record<string, string> = {}) => anInvoice(ctx, customer, '100', given);
const pay = (amount: string, first: string) => recordPayment(ctx, { customerId: customer, day: '2026-03-20', method: 'cash', currency: 'SAR', amount, reference: '', note: '', first });
const states = async () => (await outboxOf(ctx)).map(({ kind, state, reason }) => [kind, state, ...(reason ? [reason] : [])].join(' '));
const stepIds = async () => (await listReminderPlans(ctx))[0]?.steps.map(({ id }) => id) ?? [];

/** As the worker has it while the server is asked. */
const setState = (id: string | undefined, state: 'sending' | 'queued' | 'sent') => store.write((db) => db.update(outboxMessages).set({ state }).where(eq(outboxMessages.id, id ?? '')));

async function remindedOn(...days: string[]): Promise<void> {
  for (const day of days) {
    at(day);
    await remindDue();
  }
}

describe('a later reminder takes the place of what still waits', () => {
  test('where nothing could go out for a month: its debtor gets one', async () => {
    const id = await invoice();
    await remindedOn('2026-03-12', '2026-03-18', '2026-03-25', '2026-04-05');
    expect(await states()).toEqual(['reminder cancelled notDue', 'reminder cancelled notDue', 'reminder cancelled notDue', 'reminder queued']);
    expect(await fatesOf(id)).toEqual(['-3 cancelled overtaken 2026-03-12', '3 cancelled overtaken 2026-03-18', '10 cancelled overtaken 2026-03-25', '21 queued 2026-04-05']);
    expect(await auditFaults()).toEqual([]);
  });

  test('also where it is held, but not what has gone out', async () => {
    const id = await invoice();
    await remindedOn('2026-03-12');
    await setState((await outboxOf(ctx))[0]?.id, 'sent');
    await remindedOn('2026-03-18');
    await holdMail(ctx, (await outboxOf(ctx))[1]?.id ?? '');
    await remindedOn('2026-03-25');
    expect(await states()).toEqual(['reminder sent', 'reminder cancelled notDue', 'reminder queued']);
    expect(await fatesOf(id)).toEqual(['-3 queued 2026-03-12', '3 cancelled overtaken 2026-03-18', '10 queued 2026-03-25']);
  });

  test('and what was with the server then is not tried again', async () => {
    await invoice();
    await remindedOn('2026-03-12');
    const [first] = await outboxOf(ctx);
    await setState(first?.id, 'sending');
    await remindedOn('2026-03-18');
    await setState(first?.id, 'queued');
    const [early, late] = await outboxOf(ctx);
    if (!early || !late) throw new Error('Two were to be queued');
    expect([await isStillDue(ctx, early), await isStillDue(ctx, late)]).toEqual([false, true]);
  });

  test('of a letter about several invoices the others are said anew', async () => {
    const [early, late] = [await invoice(), await invoice({ dueDay: '2026-03-27' })];
    // On the 30th the early one had its third step; the late one is reminded of by its second for the first time.
    await remindedOn('2026-03-18');
    await setState((await outboxOf(ctx))[0]?.id, 'sent');
    at('2026-03-30');
    await remindDue();
    expect((await outboxOf(ctx)).at(-1)?.kind).toBe('statement');
    await remindedOn('2026-04-05');
    await remindDue();
    expect(await states()).toEqual(['reminder sent', 'statement cancelled notDue', 'reminder queued', 'reminder queued']);
    expect((await fatesOf(early)).at(-1)).toBe('21 queued 2026-04-05');
    expect((await fatesOf(late)).at(-1)).toBe('3 queued 2026-03-30');
  });
});

describe('a reminder names what is owed when it goes out', () => {
  test('after a part was paid it is said anew, and so it is after that payment was taken back', async () => {
    const id = await invoice();
    await remindedOn('2026-03-18');
    const payment = await pay('40', id);
    expect(await states()).toEqual(['reminder cancelled notDue']);
    const [stale] = await outboxOf(ctx);
    expect(stale && (await isStillDue(ctx, stale))).toBe(false);
    expect(await remindDue()).toBe(1);
    expect((await outboxOf(ctx)).at(-1)?.body).toContain('\u206860.00\u2069 ر.س');
    await voidPayment(ctx, payment, { reason: 'slip' });
    expect(await remindDue()).toBe(1);
    expect((await outboxOf(ctx)).at(-1)?.body).toContain('\u2068100.00\u2069 ر.س');
    expect(await states()).toEqual(['reminder cancelled notDue', 'reminder cancelled notDue', 'reminder queued']);
    expect(await remindDue()).toBe(0);
    expect(await auditFaults()).toEqual([]);
  });

  test('and what a person held is held still', async () => {
    const id = await invoice();
    await remindedOn('2026-03-18');
    await holdMail(ctx, (await outboxOf(ctx))[0]?.id ?? '');
    await pay('40', id);
    expect(await remindDue()).toBe(0);
    expect((await fatesOf(id)).at(-1)).toBe('3 held person 2026-03-18');
    await releaseReminder(ctx, id, (await stepIds())[1] ?? '');
    expect(await remindDue()).toBe(1);
    expect((await outboxOf(ctx)).at(-1)?.body).toContain('\u206860.00\u2069 ر.س');
  });

  test('what has gone out is not said again', async () => {
    const id = await invoice();
    await remindedOn('2026-03-18');
    await setState((await outboxOf(ctx))[0]?.id, 'sent');
    await pay('40', id);
    expect(await remindDue()).toBe(0);
  });
});

test('of a letter about several invoices that is found not to be due when it is taken, the open ones are said anew', async () => {
  const [paid, open] = [await invoice(), await invoice()];
  await remindedOn('2026-03-18');
  const [letter] = await outboxOf(ctx);
  if (!letter) throw new Error('Nothing was queued');
  // It was with the server while the payment came in; the server said: later.
  await setState(letter.id, 'sending');
  await pay('100', paid);
  expect(await write(ctx, 'mail.edit', () => isStillDueOrTakenBack(ctx, letter))).toBe(false);
  expect(await fatesOf(paid)).toEqual(['-3 skipped overtaken 2026-03-12', '3 cancelled settled 2026-03-18']);
  expect(await fatesOf(open)).toEqual(['-3 skipped overtaken 2026-03-12']);
  expect(await remindDue()).toBe(1);
  expect((await outboxOf(ctx)).at(-1)).toMatchObject({ kind: 'reminder', invoiceId: open, state: 'queued' });
  expect(await isStillDueOrTakenBack(ctx, { id: 'none', uniqueKey: 'statement:x', repeats: 0 })).toBe(true);
});

test('another customer’s letters stay as they are', async () => {
  await invoice();
  const other = await anInvoice(ctx, await aReachable(ctx, { name: 'B', email: 'b@example.com' }), '100');
  await remindedOn('2026-03-12');
  const [first] = (await outboxOf(ctx)).filter(({ customerId }) => customerId === customer);
  await pay('40', first?.invoiceId ?? '');
  expect((await outboxOf(ctx)).filter(({ state }) => state === 'queued').map(({ invoiceId }) => invoiceId)).toEqual([other]);
});
