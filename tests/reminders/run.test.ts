import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { brands } from '#db/schema/brands';
import { outboxFiles, outboxMessages } from '#db/schema/outbox';
import { auditFaults } from '#lib/audit/verify';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { listContacts } from '#lib/contacts/queries';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { createCategory } from '#lib/categories/change';
import { registerCustomer } from '#lib/customers/register';
import { creditInvoice } from '#lib/invoices/derive';
import { issueInvoice } from '#lib/invoices/issue';
import { openInvoices } from '#lib/invoices/queries';
import { voidInvoice } from '#lib/invoices/void';
import { mergeCustomers } from '#lib/merges/merge';
import { undoMerge } from '#lib/merges/undo';
import { recordPayment, voidPayment } from '#lib/payments/record';
import { useTypesetService } from '#lib/pdf/service';
import { candidateOf } from '#lib/reminders/candidates';
import { beginReminding, changeReminderPlan, createReminderPlan, findReminderPlan, listReminderPlans } from '#lib/reminders/change-plan';
import { chooseForCategory, chooseForCustomer, chooseForFirm, chooseForInvoice, findChoice } from '#lib/reminders/choose';
import { holdReminder, notePrinted, releaseReminder, skipReminder } from '#lib/reminders/decide';
import { valuesOfReminderPlan } from '#lib/reminders/plan-input';
import { planFor } from '#lib/reminders/plan';
import { remindDue } from '#lib/reminders/run';
import { changeReminderSettings, reminderSettingsOf } from '#lib/reminders/settings';
import { isStillDue } from '#lib/reminders/still-due';
import { resumeReminders, stopReminders } from '#lib/reminders/stop';
import { findCustomer } from '#lib/customers/queries';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { temporaryFolder } from '../support/program.ts';
import { aReachable, fatesOf, outboxOf } from '../support/reminders.ts';

let ctx: Context;
let customer: string;
let set = 0;

const at = (day: string, time = '09:00') => vi.setSystemTime(Date.parse(`${day}T${time}:00Z`));

beforeAll(() => {
  // What a PDF looks like is judged elsewhere; here each is another one.
  useTypesetService({ typeset: async () => new TextEncoder().encode(`%PDF ${(set += 1)}`), stop: async () => {} });
});

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  vi.useFakeTimers({ toFake: ['Date'] });
  // A Sunday, in a firm whose weekend is Friday and Saturday.
  at('2026-03-01');
  await openEmptyStore();
  ctx = await aFirm();
  await selling(ctx);
  customer = await aReachable(ctx);
  await beginReminding(ctx);
});

afterEach(() => void vi.useRealTimers());

/** Due on Sunday the 15th: its reminders go out on 12, 18 and 25 March and on 5 April. */
const invoice = (given: Record<string, string> = {}, who = customer) => anInvoice(ctx, who, '100', given);

const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10));

/** Lets the days go by, the program at work several times on each; what it queues goes out. @returns on which days how many messages were queued */
async function lived(from: string, count: number): Promise<Record<string, number>> {
  const queued: Record<string, number> = {};
  for (const day of days(from, count)) {
    for (const time of ['08:59', '09:00', '15:00']) {
      at(day, time);
      const messages = await remindDue();
      await store.write((db) => db.update(outboxMessages).set({ state: 'sent' }).where(eq(outboxMessages.state, 'queued')));
      if (messages > 0) queued[`${day} ${time}`] = messages;
    }
  }
  return queued;
}

const pay = (amount = '100') => recordPayment(ctx, { customerId: customer, day: '2026-03-20', method: 'cash', currency: 'SAR', amount, reference: '', note: '' });
const stepIds = async () => (await listReminderPlans(ctx))[0]?.steps.map(({ id }) => id) ?? [];

describe('each step of an invoice', () => {
  test('is one message, on its day, at the time of the firm', async () => {
    const id = await invoice();
    expect(await lived('2026-03-01', 60)).toEqual({ '2026-03-12 09:00': 1, '2026-03-18 09:00': 1, '2026-03-25 09:00': 1, '2026-04-05 09:00': 1 });
    const steps = await stepIds();
    const messages = await outboxOf(ctx);
    expect(messages.map(({ uniqueKey }) => uniqueKey)).toEqual(steps.map((step) => `reminder:${id}:${step}`));
    expect(messages[0]).toMatchObject({ kind: 'reminder', customerId: customer, invoiceId: id, purpose: 'service', toAddress: 'noor@example.com', language: 'ar', state: 'sent', subject: 'تذكير بالفاتورة \u2068INV-2026-0001\u2069' });
    expect(messages[0]?.body).toContain('بمبلغ \u2068100.00\u2069 ر.س التي يحلّ موعد سدادها بعد 3 أيام، في');
    expect(messages[2]?.body).toContain('حلّ موعد سدادها قبل 10 أيام');
    expect(messages[3]?.body).toContain('هذا تذكيرنا الأخير');
    expect(await store.read((db) => db.select().from(outboxFiles))).toHaveLength(4);
    expect(await fatesOf(id)).toEqual(['-3 queued 2026-03-12', '3 queued 2026-03-18', '10 queued 2026-03-25', '21 queued 2026-04-05']);
    expect(await auditFaults()).toEqual([]);
  });

  test('is one message however many look at once, and after a run that was broken off', async () => {
    const others = await Promise.all([1, 2, 3].map((index) => aReachable(ctx, { name: `Customer ${index}`, email: `c${index}@example.com` })));
    for (const who of [customer, ...others]) await invoice({}, who);
    at('2026-03-12');
    let asked = 0;
    expect(await remindDue(() => (asked += 1) > 2)).toBe(1);
    await Promise.all(Array.from({ length: 8 }, () => remindDue()));
    expect(await remindDue()).toBe(0);
    expect((await outboxOf(ctx)).map(({ customerId }) => customerId).toSorted()).toEqual([customer, ...others].toSorted());
  });

  test('waits for the working day after a weekend, whichever the weekend is', async () => {
    const id = await invoice({ dueDay: '2026-03-17' });
    await chooseForInvoice(ctx, id, await createReminderPlan(ctx, { name: 'P', 'step.1.days': '3', 'step.1.side': 'after', 'step.1.tone': 'firm', 'step.1.recipient': 'customer' }));
    expect(await lived('2026-03-18', 7)).toEqual({ '2026-03-22 09:00': 1 });
    const other = await invoice({ issueDay: '', dueDay: '2026-03-31' });
    await changeReminderSettings(ctx, (await reminderSettingsOf(ctx)).version, { time: '07:30', weekend: 'saturdaySunday' });
    await chooseForInvoice(ctx, other, (await listReminderPlans(ctx)).at(-1)?.id ?? '');
    at('2026-04-03', '07:29');
    expect(await remindDue()).toBe(0);
    at('2026-04-03', '07:30');
    expect(await remindDue()).toBe(1);
  });

  test('comes at the time of day of the firm’s time zone', async () => {
    const elsewhere = await aFirm('owner', { timeZone: 'Asia/Riyadh' });
    await selling(elsewhere);
    const who = await aReachable(elsewhere);
    await beginReminding(elsewhere);
    await anInvoice(elsewhere, who, '1');
    at('2026-03-12', '05:59');
    expect(await remindDue()).toBe(0);
    at('2026-03-12', '06:00');
    expect(await remindDue()).toBe(1);
  });
});

test('after an outage of 40 days the latest step goes out, and the others are noted as left out', async () => {
  const id = await invoice();
  at('2026-04-12');
  expect(await remindDue()).toBe(1);
  expect(await fatesOf(id)).toEqual(['-3 skipped overtaken 2026-03-12', '3 skipped overtaken 2026-03-18', '10 skipped overtaken 2026-03-25', '21 queued 2026-04-05']);
  expect((await outboxOf(ctx)).map(({ subject }) => subject)).toEqual(['تذكير أخير بالفاتورة \u2068INV-2026-0001\u2069']);
  expect(await lived('2026-04-13', 40)).toEqual({});
});

describe('nobody is reminded', () => {
  test('of what is paid, and what waits is taken back in the write that pays it', async () => {
    const id = await invoice();
    at('2026-03-18');
    expect(await remindDue()).toBe(1);
    const [message] = await outboxOf(ctx);
    if (!message) throw new Error('Nothing was queued');
    expect(await isStillDue(ctx, message)).toBe(true);
    const payment = await pay();
    expect((await outboxOf(ctx))[0]?.state).toBe('cancelled');
    expect(await isStillDue(ctx, message)).toBe(false);
    expect(await fatesOf(id)).toEqual(['-3 skipped overtaken 2026-03-12', '3 cancelled settled 2026-03-18']);
    expect(await lived('2026-03-19', 40)).toEqual({});
    // The payment bounced: the next step comes, not the one that was taken back.
    at('2026-03-24');
    await voidPayment(ctx, payment, { reason: 'bounced' });
    expect(await lived('2026-03-24', 5)).toEqual({ '2026-03-25 09:00': 1 });
    expect(await auditFaults()).toEqual([]);
  });

  test('of what is paid in part less than what is open', async () => {
    await invoice();
    await pay('40');
    at('2026-03-18');
    await remindDue();
    expect((await outboxOf(ctx))[0]?.body).toContain('\u206860.00\u2069 ر.س');
  });

  test('of what is credited or void', async () => {
    const [credited, voided] = [await invoice(), await invoice()];
    await issueInvoice(ctx, await creditInvoice(ctx, credited, { reason: 'back' }), 1);
    await voidInvoice(ctx, voided, { reason: 'slip' });
    expect(await lived('2026-03-02', 45)).toEqual({});
  });

  test('of a void invoice by a message that waits', async () => {
    const id = await invoice();
    at('2026-03-12');
    await remindDue();
    await voidInvoice(ctx, id, { reason: 'slip' });
    expect((await outboxOf(ctx))[0]?.state).toBe('cancelled');
  });

  test('of what is disputed or paused, until that is over: then by the latest step alone', async () => {
    const id = await invoice();
    at('2026-03-12');
    await remindDue();
    await stopReminders(ctx, id, { kind: 'disputed', reason: 'Goods were broken' });
    expect((await outboxOf(ctx))[0]?.state).toBe('cancelled');
    expect(await lived('2026-03-13', 14)).toEqual({});
    at('2026-03-29');
    await resumeReminders(ctx, id);
    expect(await remindDue()).toBe(1);
    expect(await fatesOf(id)).toEqual(['-3 cancelled stopped 2026-03-12', '3 skipped overtaken 2026-03-18', '10 queued 2026-03-25']);
    expect(await lived('2026-03-30', 30)).toEqual({ '2026-04-05 09:00': 1 });
  });

  test('before the firm has chosen a plan, nor of what was due before it did', async () => {
    const later = await aFirm();
    await selling(later);
    const who = await aReachable(later);
    const id = await anInvoice(later, who, '1');
    at('2026-03-30');
    expect(await remindDue()).toBe(0);
    await beginReminding(later);
    expect(await beginReminding(later)).toBe(false);
    expect(await remindDue()).toBe(0);
    at('2026-04-05');
    expect(await remindDue()).toBe(1);
    expect(await fatesOf(id)).toEqual(['21 queued 2026-04-05']);
  });
});

describe('without a way to mail', () => {
  test.each([['an address', { email: '' }, 'noEmail'], ['consent', {}, 'noConsent']] as const)('for want of %s it is noted, printed or tried again', async (_what, given, reason) => {
    const who = await registerCustomer(ctx, values({ name: 'Nobody', email: 'nobody@example.com', ...given }));
    const id = await invoice({}, who);
    const [first = ''] = await stepIds();
    at('2026-03-12');
    expect(await remindDue()).toBe(0);
    expect(await fatesOf(id)).toEqual([`-3 notSent ${reason} 2026-03-12`]);
    await notePrinted(ctx, id, first);
    expect(await fatesOf(id)).toEqual([`-3 printed ${reason} 2026-03-12`]);
  });

  test('it goes out once there is one, when somebody tries it again', async () => {
    const who = await registerCustomer(ctx, values({ name: 'Nobody', email: 'nobody@example.com' }));
    const id = await invoice({}, who);
    at('2026-03-12');
    expect(await remindDue()).toBe(0);
    await recordConsent(ctx, who, { channel: 'email', purpose: 'service', isGiven: 'yes', method: 'phone', remark: '' });
    await releaseReminder(ctx, id, (await stepIds())[0] ?? '');
    expect(await remindDue()).toBe(1);
  });
});

describe('several invoices of a customer', () => {
  test('are one letter with a list and a statement, and each counts as reminded', async () => {
    const ids = [await invoice(), await invoice({ currency: 'EUR' }), await invoice({ language: 'en' })];
    const elsewhere = await aReachable(ctx, { name: 'Other', email: 'other@example.com' });
    await invoice({}, elsewhere);
    at('2026-03-18');
    expect(await remindDue()).toBe(2);
    const message = (await outboxOf(ctx)).find(({ kind }) => kind === 'statement');
    expect(message).toMatchObject({ customerId: customer, invoiceId: null, language: 'both', subject: 'فواتيركم التي لم تُسدَّد بعد | Your open invoices', uniqueKey: expect.stringMatching(/^reminders:/) as string });
    for (const number of ['INV-2026-0001', 'INV-2026-0002', 'INV-2026-0003']) expect(message?.body.split(number).length).toBe(3);
    expect(message?.body).toContain('Total: 200.00 SAR + 100.00 EUR');
    for (const id of ids) expect((await fatesOf(id)).at(-1)).toBe('3 queued 2026-03-18');
    expect(await lived('2026-03-18', 3)).toEqual({});
  });

  test('of which one is paid meanwhile: the letter is taken back, and the others are said anew', async () => {
    const [paid, open] = [await invoice(), await invoice()];
    at('2026-03-18');
    await remindDue();
    const [first] = await openInvoices(ctx, customer, 'SAR');
    expect(first?.id).toBe(paid);
    await pay();
    expect(await fatesOf(open)).toEqual(['-3 skipped overtaken 2026-03-12']);
    expect(await remindDue()).toBe(1);
    expect((await outboxOf(ctx)).map(({ kind, state, invoiceId }) => [kind, state, invoiceId])).toEqual([['statement', 'cancelled', null], ['reminder', 'queued', open]]);
    expect(await fatesOf(paid)).toEqual(['-3 skipped overtaken 2026-03-12', '3 cancelled settled 2026-03-18']);
  });

  test('go to the contact for invoices where there is one with an address', async () => {
    await addContact(ctx, customer, { ...noContact, name: 'Accounts', emails: 'accounts@example.com' });
    const [contact] = await listContacts(ctx, customer);
    await sendInvoicesTo(ctx, contact?.id ?? '', true);
    await invoice();
    at('2026-03-12');
    await remindDue();
    expect((await outboxOf(ctx))[0]).toMatchObject({ toAddress: 'accounts@example.com', toName: 'Accounts' });
  });
});

describe('a person', () => {
  test('holds a reminder, lets it go, or leaves it out', async () => {
    const [held, skipped] = [await invoice(), await invoice({}, await aReachable(ctx, { name: 'B', email: 'b@example.com' }))];
    const [first = ''] = await stepIds();
    at('2026-03-11');
    await holdReminder(ctx, held, first);
    await holdReminder(ctx, held, first);
    await skipReminder(ctx, skipped, first);
    expect(await lived('2026-03-12', 3)).toEqual({});
    at('2026-03-15');
    await releaseReminder(ctx, held, first);
    expect(await remindDue()).toBe(1);
    expect(await lived('2026-03-16', 5)).toEqual({ '2026-03-18 09:00': 2 });
    await expect(holdReminder(ctx, held, first)).rejects.toThrow();
    expect(await fatesOf(skipped)).toEqual(['-3 skipped person 2026-03-12', '3 queued 2026-03-18']);
  });

  test('holds one that a later one overtakes', async () => {
    const id = await invoice();
    const [first = ''] = await stepIds();
    await holdReminder(ctx, id, first);
    at('2026-03-18');
    expect(await remindDue()).toBe(1);
    expect(await fatesOf(id)).toEqual(['-3 skipped overtaken 2026-03-12', '3 queued 2026-03-18']);
  });
});

describe('the plan that holds', () => {
  test('is the most specific one, and none may be chosen at each level', async () => {
    const [standard, gentle] = await listReminderPlans(ctx);
    const category = await createCategory(ctx, { name: 'Wholesale', color: 'gray', description: '' });
    const sorted = await aReachable(ctx, { name: 'Sorted', email: 's@example.com', categories: category });
    const planNow = async (id: string) => {
      const row = await findCustomer(ctx, id);
      if (!row) throw new Error('There is no such customer');
      const { plan, level, categoryName } = await planFor(ctx, row);
      return [plan?.name ?? null, level, categoryName];
    };
    expect(await planNow(sorted)).toEqual([standard?.name, 'firm', null]);
    await chooseForCategory(ctx, category, gentle?.id ?? '');
    expect(await planNow(sorted)).toEqual([gentle?.name, 'category', 'Wholesale']);
    await chooseForCustomer(ctx, sorted, 'none');
    expect(await planNow(sorted)).toEqual([null, 'customer', null]);
    const id = await invoice({}, sorted);
    expect((await candidateOf(ctx, id))?.ahead).toEqual([]);
    await chooseForInvoice(ctx, id, standard?.id ?? '');
    expect((await candidateOf(ctx, id))?.ahead.map(({ day }) => day)).toEqual(['2026-03-12', '2026-03-18', '2026-03-25', '2026-04-05']);
    await chooseForCustomer(ctx, sorted, 'inherit');
    await chooseForCategory(ctx, category, 'inherit');
    await chooseForFirm(ctx, 'none');
    expect(await planNow(sorted)).toEqual([null, 'firm', null]);
  });

  test('is none for a customer into whom one was merged that is to have none, until the merge is undone', async () => {
    const kept = await registerCustomer(ctx, values({ name: 'Kept' }));
    await chooseForCustomer(ctx, customer, 'none');
    const versionOf = async (id: string) => (await findCustomer(ctx, id))?.version ?? 0;
    const merge = await mergeCustomers(ctx, { id: kept, version: await versionOf(kept) }, [{ id: customer, version: await versionOf(customer) }]);
    expect((await findChoice(ctx, 'customer', kept))?.planId).toBeNull();
    expect(await findChoice(ctx, 'customer', kept)).not.toBeNull();
    await undoMerge(ctx, merge);
    expect([await findChoice(ctx, 'customer', kept), (await findChoice(ctx, 'customer', customer))?.planId]).toEqual([null, null]);
  });

  test('may be changed: what went out does not go out again, nor what lies before it', async () => {
    const id = await invoice();
    at('2026-03-25');
    await remindDue();
    const [plan] = await listReminderPlans(ctx);
    if (!plan) throw new Error('There is no plan');
    const input = valuesOfReminderPlan(plan);
    // The step of the 21st day moves to the 12th, the one before the due day goes, and one is added that would be past.
    await changeReminderPlan(ctx, plan.id, plan.version, { ...input, 'step.1.days': '', 'step.4.days': '12', 'step.5.days': '5', 'step.5.side': 'after', 'step.5.tone': 'firm', 'step.5.recipient': 'customer', 'step.4.fee': '20', 'step.4.feeCurrency': 'SAR' });
    expect((await findReminderPlan(ctx, plan.id))?.steps.map(({ days: after, fee }) => [after, fee])).toEqual([[3, null], [5, null], [10, null], [12, 2000]]);
    expect(await lived('2026-03-25', 30)).toEqual({ '2026-03-29 09:00': 1 });
    expect((await outboxOf(ctx)).at(-1)?.body).toContain('تُضاف رسوم تذكير قدرها \u206820.00\u2069 ر.س.');
    expect(await fatesOf(id)).toHaveLength(4);
  });
});

test('bank details are named, and a message that somebody holds in the outbox is taken back as well', async () => {
  await store.write((db) => db.update(brands).set({ iban: 'SA0380000000608010167519', bankName: 'الراجحي' }).where(eq(brands.firmId, ctx.firm.id)));
  await invoice();
  at('2026-03-12');
  await remindDue();
  const [message] = await outboxOf(ctx);
  expect(message?.body).toContain('SA03 8000 0000 6080 1016 7519');
  await store.write((db) => db.update(outboxMessages).set({ state: 'held' }).where(eq(outboxMessages.id, message?.id ?? '')));
  await pay();
  expect((await outboxOf(ctx))[0]?.state).toBe('cancelled');
});
