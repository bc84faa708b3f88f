import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { recordOf } from '#lib/customers/record';
import { updateCustomer } from '#lib/customers/update';
import { addDays } from '#lib/day';
import { newId } from '#lib/ids';
import { draftInvoice } from '#lib/invoices/draft';
import { todayOf } from '#lib/invoices/input';
import { writeNote } from '#lib/notes/write-note';
import { recordPayment } from '#lib/payments/record';
import { planRecurring } from '#lib/recurring/plan';
import { comingDates, firstSteps, lackingForDrafts, toDoOn } from '#lib/reports/today';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

let ctx: Context;
const today = '2026-06-15';
const nothing = { overdue: { count: 0, oldest: null, sums: [] }, drafts: { invoice: 0, quote: 0, creditNote: 0 }, waiting: 0, mail: { failed: 0, unsure: 0, queued: 0, held: 0 } };

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

test('a new firm has nothing to do but its first steps', async () => {
  expect(await toDoOn(ctx, today)).toEqual(nothing);
  expect(await firstSteps(ctx)).toEqual({ firm: false, taxes: false, customer: false, invoice: false });
  const { customer } = await selling(ctx);
  expect(await firstSteps(ctx)).toEqual({ firm: true, taxes: true, customer: true, invoice: false });
  await anInvoice(ctx, customer, '1');
  expect(await firstSteps(ctx)).toMatchObject({ invoice: true });
});

test('what is late counts by currency, what is paid or not due does not, and neither does the pattern of a plan', async () => {
  const { customer } = await selling(ctx);
  const late = { issueDay: '2026-05-01', dueDay: '2026-06-01' };
  await anInvoice(ctx, customer, '10', late);
  await anInvoice(ctx, customer, '2.5', { ...late, dueDay: '2026-06-14' });
  await anInvoice(ctx, customer, '7', { ...late, currency: 'USD' });
  await anInvoice(ctx, customer, '99', { issueDay: '2026-05-01', dueDay: today });
  const paid = await anInvoice(ctx, customer, '5', late);
  await recordPayment(ctx, { customerId: customer, day: '2026-06-02', method: 'cash', currency: 'SAR', amount: '5', reference: '', note: '', first: paid });
  await draftInvoice(ctx, 'invoice', documentValues(customer, []));
  await planRecurring(ctx, paid, { every: '1', unit: 'month', startDay: addDays(todayOf(ctx), 1), endDay: '', times: '', issues: 'issue' });
  expect(await toDoOn(ctx, today)).toEqual({ ...nothing, drafts: { ...nothing.drafts, invoice: 1 }, overdue: { count: 3, oldest: '2026-06-01', sums: [{ currency: 'SAR', open: 1250 }, { currency: 'USD', open: 700 }] } });
  expect(await toDoOn(await aFirm(), today)).toEqual(nothing);
});

test('mail that failed, that may have gone, and that waits', async () => {
  const message = (state: 'failed' | 'maybeSent' | 'queued' | 'held' | 'sent') => ({ id: newId(), firmId: ctx.firm.id, kind: 'test' as const, uniqueKey: newId(), toAddress: 'a@example.com', language: 'en' as const, subject: 's', body: 'b', state, dueAt: 0, createdAt: now(), updatedAt: now() });
  for (const state of ['failed', 'maybeSent', 'queued', 'held', 'sent'] as const) await store.write((db) => db.insert(outboxMessages).values(message(state)));
  expect((await toDoOn(ctx, today)).mail).toEqual({ failed: 1, unsure: 1, queued: 1, held: 1 });
});

test('dates of notes that this person may see, when they are near or their reminder has come', async () => {
  const { customer } = await selling(ctx);
  const event = (text: string, eventDay: string, given: Record<string, string> = {}) => writeNote(ctx, customer, { kind: 'event', text, eventDay, calendar: 'gregorian', reminderDays: '', ...given });
  await event('next week', '2026-06-20');
  await event('in autumn', '2026-10-01');
  await event('in autumn, recalled', '2026-10-02', { reminderDays: '120' });
  await event('for all members', '2026-06-16', { 'role.member': 'on' });
  await event('over', '2026-06-14');
  expect((await comingDates(ctx, today)).map(({ text, day }) => [text, day])).toEqual([['for all members', '2026-06-16'], ['next week', '2026-06-20'], ['in autumn, recalled', '2026-10-02']]);
  const member = await aColleague(ctx.firm);
  expect((await comingDates(member, today)).map(({ text }) => text)).toEqual(['for all members']);
});

test('who lacks what a drafted invoice needs is named once, until it is filled in', async () => {
  ctx = { ...ctx, firm: { ...ctx.firm, requiredFields: { email: { person: 'invoice' } } } };
  const { customer } = await selling(ctx);
  const draft = () => draftInvoice(ctx, 'invoice', documentValues(customer, [{ name: 'One', price: '1' }]));
  expect(await lackingForDrafts(ctx)).toEqual([]);
  await draft();
  await draft();
  const found = await findCustomer(ctx, customer);
  expect(await lackingForDrafts(ctx)).toEqual([{ id: customer, name: found?.name }]);
  await updateCustomer(ctx, customer, found?.version ?? 0, { ...(await recordOf(ctx, found ?? fail())), email: 'a@example.com' });
  expect(await lackingForDrafts(ctx)).toEqual([]);
});

function fail(): never {
  throw new Error('There is no such customer');
}
