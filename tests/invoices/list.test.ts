import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { creditInvoice, decideQuote, invoiceFromQuote } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { countStates, documentsFrom, type InvoiceFilter, listInvoices } from '#lib/invoices/queries';
import { documentStates, stateOf } from '#lib/invoices/state';
import { voidInvoice } from '#lib/invoices/void';
import { recordPayment, shareName } from '#lib/payments/record';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer } = await selling(ctx));
});

const today = '2026-05-01';
const all: InvoiceFilter = { type: 'invoice', state: 'all', customerId: '', search: '', from: '', to: '', sort: 'day', direction: 'desc', page: 1 };
const states = ['all', 'draft', 'open', 'overdue', 'void'] as const;

test.each([
  ['of everything', {}],
  ['of what is looked for', { search: 'second' }],
  ['of one customer', { customerId: 'other' }],
  ['of a period', { from: '2026-04-01', to: '2026-04-30' }],
  ['of all of these, on a later page', { search: 'first', customerId: 'other', from: '2026-04-01', to: '2026-04-30', page: 3 }],
])('beside each state stands how many documents it shows: %s', async (_, narrowing: Partial<InvoiceFilter>) => {
  const other = await registerCustomer(ctx, values({ name: 'Other' }));
  for (const of of [customer, other]) {
    await anInvoice(ctx, of, '10', { issueDay: '2026-03-31', dueDay: '2026-04-10', reference: 'first' });
    await anInvoice(ctx, of, '10', { issueDay: '2026-04-01', dueDay: '2026-06-10', reference: 'second' });
    await anInvoice(ctx, of, '10', { issueDay: '2026-04-30', dueDay: '2026-04-30', reference: 'first' });
    await draftInvoice(ctx, 'invoice', documentValues(of, [], { reference: 'second' }));
  }
  const filter = { ...all, ...narrowing, ...(narrowing.customerId && { customerId: other }) };
  const counts = await countStates(ctx, filter, states, today);
  for (const state of states) expect([state, counts.get(state)]).toEqual([state, (await listInvoices(ctx, { ...filter, state, page: 1 }, today)).total]);
});

test('an invoice has its credit notes, and a quote the invoices that were made of it, issued or not', async () => {
  const invoice = await anInvoice(ctx, customer, '100');
  const [issued, draft] = [await creditInvoice(ctx, invoice, { reason: 'Returned' }), await creditInvoice(ctx, invoice, { reason: 'Again' })];
  await issueInvoice(ctx, issued, 1);
  const quote = await draftInvoice(ctx, 'quote', documentValues(customer, [{ name: 'Offer', price: '10' }]));
  await issueInvoice(ctx, quote, 1);
  const made = await invoiceFromQuote(ctx, quote);
  const from = async (id: string, type: 'invoice' | 'quote' | 'creditNote', reader = ctx) => (await documentsFrom(reader, { id, type })).map(({ id, type, number }) => [id, type, number]);
  expect(await from(invoice, 'invoice')).toEqual([[issued, 'creditNote', expect.stringMatching(/^CN-/)], [draft, 'creditNote', null]]);
  expect(await from(quote, 'quote')).toEqual([[made, 'invoice', null]]);
  expect([await from(made, 'invoice'), await from(issued, 'creditNote'), await from(invoice, 'invoice', await aFirm())]).toEqual([[], [], []]);
});

test('each document is shown in the state that it is in, and in no other', async () => {
  const daysFrom = { issueDay: '2026-03-01' };
  const [paid, credited, partly] = [await anInvoice(ctx, customer, '10', daysFrom), await anInvoice(ctx, customer, '20', daysFrom), await anInvoice(ctx, customer, '30', { ...daysFrom, dueDay: '2026-06-01' })];
  await anInvoice(ctx, customer, '40', { ...daysFrom, dueDay: '2026-04-01' });
  await anInvoice(ctx, customer, '50', { ...daysFrom, dueDay: '2026-06-01' });
  await anInvoice(ctx, customer, '0', daysFrom);
  await voidInvoice(ctx, await anInvoice(ctx, customer, '60', daysFrom), { reason: 'Twice' });
  const pay = (invoice: string, amount: string) => recordPayment(ctx, { customerId: customer, day: '2026-03-02', method: 'cash', currency: 'SAR', amount, reference: '', note: '', [shareName(invoice)]: amount });
  await pay(paid, '10');
  await pay(partly, '5');
  await issueInvoice(ctx, await creditInvoice(ctx, credited, { reason: 'Returned' }), 1);
  await draftInvoice(ctx, 'invoice', documentValues(customer, []));
  for (const [decision, dueDay] of [['accepted', '2026-06-01'], ['declined', '2026-06-01'], [null, '2026-06-01'], [null, '2026-04-01'], ['accepted', '2026-04-01']] as const) {
    const quote = await draftInvoice(ctx, 'quote', documentValues(customer, [{ name: 'Offer', price: '1' }], { ...daysFrom, dueDay }));
    await issueInvoice(ctx, quote, 1);
    if (decision) await decideQuote(ctx, quote, decision);
  }
  for (const type of ['invoice', 'quote', 'creditNote'] as const) {
    const shown = async (state: InvoiceFilter['state']) => (await listInvoices(ctx, { ...all, type, state }, today)).invoices;
    const every = await shown('all');
    expect(every.length).toBeGreaterThan(0);
    for (const state of documentStates) expect([type, state, (await shown(state)).map(({ id }) => id)]).toEqual([type, state, every.filter((document) => stateOf(document, today) === state).map(({ id }) => id)]);
  }
});
