import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { write } from '#lib/access';
import type { Context } from '#lib/context';
import { bringBack } from '#lib/exports/bring-back';
import { exportEverything } from '#lib/exports/everything';
import { recordPayment, voidPayment } from '#lib/payments/record';
import { listReminderPlans, setReminderPlanArchived } from '#lib/reminders/change-plan';
import { chooseForFirm, chooseForInvoice } from '#lib/reminders/choose';
import { remindFromTomorrow } from '#lib/reminders/copied';
import { holdReminder, releaseReminder, skipReminder } from '#lib/reminders/decide';
import { setInvoicePlan } from '#lib/reminders/plan';
import { remindDue } from '#lib/reminders/run';
import { registerCustomer } from '#lib/customers/register';
import { openEmptyStore, values } from '../support/firm.ts';
import { anInvoice } from '../support/invoices.ts';
import { temporaryFolder } from '../support/program.ts';
import { aRemindingFirm, aReachable, at, fatesOf, outboxOf } from '../support/reminders.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  ({ ctx, customer } = await aRemindingFirm());
});

afterEach(() => void vi.useRealTimers());

/** Due on Sunday the 15th: its reminders go out on 12, 18 and 25 March and on 5 April. */
const invoice = (given: Record<string, string> = {}) => anInvoice(ctx, customer, '100', given);
const stepIds = async () => (await listReminderPlans(ctx))[0]?.steps.map(({ id }) => id) ?? [];

describe('what a person decided of a step that lies ahead', () => {
  test('to hold it stands while an earlier one goes out', async () => {
    const id = await invoice();
    const [, , third = ''] = await stepIds();
    await holdReminder(ctx, id, third);
    at('2026-03-12');
    expect(await remindDue()).toBe(1);
    at('2026-03-25');
    expect(await remindDue()).toBe(0);
    expect(await fatesOf(id)).toEqual(['-3 queued 2026-03-12', '10 held person 2026-03-25']);
  });

  test('to leave it out leaves those before it', async () => {
    const id = await invoice();
    const [, , third = ''] = await stepIds();
    await skipReminder(ctx, id, third);
    at('2026-03-12');
    expect(await remindDue()).toBe(1);
    at('2026-03-18');
    expect(await remindDue()).toBe(1);
    at('2026-03-25');
    expect(await remindDue()).toBe(0);
    at('2026-04-05');
    expect(await remindDue()).toBe(1);
  });

  test('to leave it out when its day had come brings none back that was due before it', async () => {
    const id = await invoice();
    at('2026-03-25');
    await skipReminder(ctx, id, (await stepIds())[2] ?? '');
    expect(await remindDue()).toBe(0);
  });
});

test('what could not be mailed is not let go behind a later one', async () => {
  const id = await anInvoice(ctx, await registerCustomer(ctx, values({ name: 'Nobody' })), '100');
  for (const day of ['2026-03-12', '2026-03-18']) {
    at(day);
    await remindDue();
  }
  const [first = '', second = ''] = await stepIds();
  await expect(releaseReminder(ctx, id, first)).rejects.toThrow();
  expect(await fatesOf(id)).toEqual(['-3 notSent noEmail 2026-03-12', '3 notSent noEmail 2026-03-18']);
  await releaseReminder(ctx, id, second);
  expect(await fatesOf(id)).toHaveLength(1);
});

test('where an archived plan was chosen the choice may be saved as it is, and no other archived one', async () => {
  const [standard, gentle] = await listReminderPlans(ctx);
  for (const plan of [standard, gentle]) await setReminderPlanArchived(ctx, plan?.id ?? '', true);
  await chooseForFirm(ctx, standard?.id ?? '');
  await expect(chooseForFirm(ctx, gentle?.id ?? '')).rejects.toThrow();
});

describe('after the round of the day there is another', () => {
  beforeEach(async () => {
    at('2026-03-12');
    await remindDue();
  });

  test('where an invoice is issued of which a step is due today', async () => {
    await invoice({ dueDay: '2026-03-15' });
    expect(await remindDue()).toBe(1);
  });

  test('where a payment is taken back', async () => {
    const id = await invoice({ dueDay: '2026-03-15' });
    const payment = await recordPayment(ctx, { customerId: customer, day: '2026-03-12', method: 'cash', currency: 'SAR', amount: '100', reference: '', note: '', first: id });
    expect(await remindDue()).toBe(0);
    await voidPayment(ctx, payment, { reason: 'slip' });
    expect(await remindDue()).toBe(1);
  });

  test('where a plan is chosen along with an invoice', async () => {
    const [standard] = await listReminderPlans(ctx);
    const id = await invoice({ dueDay: '2026-03-15' });
    await chooseForInvoice(ctx, id, 'none');
    expect(await remindDue()).toBe(0);
    await write(ctx, 'invoices.edit', (db) => setInvoicePlan(db, ctx, id, standard?.id ?? null));
    expect(await remindDue()).toBe(1);
  });
});

test('what comes up while a round is under way is looked for in the next', async () => {
  await invoice();
  const other = await aReachable(ctx, { name: 'B', email: 'b@example.com' });
  const late = await anInvoice(ctx, other, '100');
  const [first = ''] = await stepIds();
  await holdReminder(ctx, late, first);
  at('2026-03-12');
  let asked = 0;
  let released: Promise<void> | undefined;
  // Asked ahead of the firm, and then, when it is known whom to remind, ahead of each customer.
  const isEnding = () => {
    asked += 1;
    if (asked === 2) released = releaseReminder(ctx, late, first);
    return false;
  };
  expect(await remindDue(isEnding)).toBe(1);
  await released;
  expect(await remindDue()).toBe(1);
  expect(await remindDue()).toBe(0);
});

describe('a copy of the data', () => {
  test('that was a backup does not remind of what may have gone out since it was made', async () => {
    const id = await invoice();
    at('2026-03-18');
    await store.write(remindFromTomorrow);
    expect(await remindDue()).toBe(0);
    at('2026-03-25');
    expect(await remindDue()).toBe(1);
    expect(await fatesOf(id)).toEqual(['10 queued 2026-03-25']);
  });

  test('that was an export does not either', async () => {
    await invoice();
    const folder = join(temporaryFolder(), 'export');
    await exportEverything(ctx, folder);
    at('2026-03-18');
    process.env['SIJILL_DATA'] = temporaryFolder();
    await openEmptyStore();
    await bringBack(folder);
    expect(await remindDue()).toBe(0);
    at('2026-03-25');
    expect(await remindDue()).toBe(1);
    expect(await outboxOf(ctx)).toHaveLength(1);
  });
});
