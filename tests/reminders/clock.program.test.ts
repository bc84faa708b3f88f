import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { outboxFiles } from '#db/schema/outbox';
import { reminderSettings } from '#db/schema/reminders';
import { day as dayLength } from '#lib/clock';
import type { Context } from '#lib/context';
import { addDays } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { recordPayment } from '#lib/payments/record';
import { beginReminding } from '#lib/reminders/change-plan';
import { changeReminderSettings } from '#lib/reminders/settings';
import { aFirm } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { aReachable, fatesOf, outboxOf } from '../support/reminders.ts';

const clock = join(temporaryFolder(), 'clock');
const patience = { timeout: 120_000, interval: 250 };

let program: Program;
let ctx: Context;

/** Moves the clock of the program, and of this test, so many days on. */
function daysOn(days: number): void {
  // In one piece: the program reads it whenever it likes.
  writeFileSync(`${clock}.new`, String(days * dayLength));
  renameSync(`${clock}.new`, clock);
}

beforeAll(async () => {
  daysOn(0);
  process.env['SIJILL_CLOCK'] = clock;
  program = await startProgram(temporaryFolder(), { SIJILL_CLOCK: clock });
  await openStore(`file:${join(program.data, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
  ctx = await aFirm();
});
afterAll(async () => {
  await store.close();
  await program.stop();
  delete process.env['SIJILL_CLOCK'];
});

/** Waits until the program has looked through a day. */
const looked = () =>
  vi.waitFor(async () => {
    const [settings] = await store.read((db) => db.select().from(reminderSettings).where(eq(reminderSettings.firmId, ctx.firm.id)));
    expect(settings?.doneDay).toBe(todayOf(ctx));
  }, patience);

test('as the days go by each reminder is queued once, with its PDF, also by a program that was killed; after the payment none is', async () => {
  await selling(ctx);
  await changeReminderSettings(ctx, 0, { time: '00:00', weekend: 'none' });
  const customer = await aReachable(ctx);
  await beginReminding(ctx);
  const today = todayOf(ctx);
  const [paid, open] = [await anInvoice(ctx, customer, '100', { dueDay: addDays(today, 5) }), await anInvoice(ctx, customer, '50', { dueDay: addDays(today, 6) })];
  const fates = async () => [(await fatesOf(paid)).length, (await fatesOf(open)).length];
  // The first is due on the 5th day, the second a day later: their reminders go out 3 days before, and 3, 10 and 21 days after.
  for (const [on, expected] of [[2, [1, 0]], [3, [1, 1]], [8, [2, 1]], [9, [2, 2]], [15, [3, 2]], [16, [3, 3]]] as const) {
    daysOn(on);
    await looked();
    expect(await fates(), `day ${on}`).toEqual(expected);
    if (on === 8) {
      await program.kill();
      program = await startProgram(program.data, { SIJILL_CLOCK: clock });
    }
  }
  await recordPayment(ctx, { customerId: customer, day: todayOf(ctx), method: 'cash', currency: 'SAR', amount: '100', reference: '', note: '', first: paid });
  for (const on of [26, 27, 60]) {
    daysOn(on);
    await looked();
  }
  expect(await fates()).toEqual([3, 4]);
  const messages = await outboxOf(ctx);
  expect(messages).toHaveLength(7);
  expect(new Set(messages.map(({ uniqueKey }) => uniqueKey)).size).toBe(7);
  expect(messages.filter(({ invoiceId }) => invoiceId === paid)).toHaveLength(3);
  expect(messages.every(({ kind }) => kind === 'reminder')).toBe(true);
  expect(await store.read((db) => db.select().from(outboxFiles).where(eq(outboxFiles.firmId, ctx.firm.id)))).toHaveLength(7);
});
