import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { copyInvoice, creditInvoice, invoiceFromQuote } from '#lib/invoices/derive';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice, listInvoices } from '#lib/invoices/queries';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer } = await selling(ctx));
});

const lines = (price: string) => documentValues(customer, [{ name: 'Service', price }, { name: 'Travel', quantity: '2', price: '5' }]);

async function drafts(type: 'invoice' | 'creditNote' = 'invoice'): Promise<string[]> {
  const { invoices } = await listInvoices(ctx, { type, state: 'draft', customerId: '', search: '', from: '', to: '', sort: 'day', direction: 'asc', page: 1 }, '2026-01-01');
  return invoices.map(({ id }) => id);
}

test('a new document that is sent several times, at once or later, is one draft', async () => {
  const once = newId();
  const made = await Promise.all(Array.from({ length: 5 }, () => draftInvoice(ctx, 'invoice', lines('10'), once)));
  made.push(await draftInvoice(ctx, 'invoice', lines('10'), once));
  expect(new Set(made)).toEqual(new Set([once]));
  expect(await drafts()).toEqual([once]);
  expect((await findInvoice(ctx, once))?.invoice).toMatchObject({ version: 1, total: 2000 });
});

test('sent again with something else in it, it is changed; where it was changed meanwhile or issued, nothing is lost', async () => {
  const once = newId();
  await draftInvoice(ctx, 'invoice', lines('10'), once);
  await draftInvoice(ctx, 'invoice', lines('20'), once);
  expect((await findInvoice(ctx, once))?.invoice).toMatchObject({ version: 2, total: 3000 });
  await expect(draftInvoice(ctx, 'invoice', lines('10'), once)).rejects.toMatchObject({ name: 'Changed' });
  await changeDraft(ctx, once, 2, lines('30'));
  await issueInvoice(ctx, once, 3);
  await expect(draftInvoice(ctx, 'invoice', lines('10'), once)).rejects.toMatchObject({ problems: [{ key: 'invoices.notDraft' }] });
  expect((await findInvoice(ctx, once))?.invoice).toMatchObject({ status: 'issued', total: 4000 });
  expect(await drafts()).toEqual([]);
});

test('two forms make two drafts, and what another firm made is not found', async () => {
  const [one, other] = [await draftInvoice(ctx, 'invoice', lines('10'), newId()), await draftInvoice(ctx, 'invoice', lines('10'), newId())];
  expect(await drafts()).toEqual([one, other]);
  const stranger = await aFirm();
  const theirs = await selling(stranger);
  await expect(draftInvoice(stranger, 'invoice', documentValues(theirs.customer, []), one)).rejects.toThrow();
  expect((await findInvoice(ctx, one))?.invoice).toMatchObject({ version: 1, total: 2000 });
});

test('an invoice is made of a quote once while its draft is there', async () => {
  const quote = await draftInvoice(ctx, 'quote', lines('10'));
  await issueInvoice(ctx, quote, 1);
  const [one, same] = await Promise.all([invoiceFromQuote(ctx, quote), invoiceFromQuote(ctx, quote)]);
  expect([same, await drafts()]).toEqual([one, [one]]);
  await issueInvoice(ctx, one, 1);
  // A part may have been invoiced: of the rest another is made.
  const next = await invoiceFromQuote(ctx, quote);
  expect(await drafts()).toEqual([next]);
  await discardInvoice(ctx, next, 1);
  await invoiceFromQuote(ctx, quote);
  expect(await drafts()).toHaveLength(1);
});

test('a copy and a credit note are made once of one press', async () => {
  const invoice = await anInvoice(ctx, customer, '10');
  const [copy, note] = [newId(), newId()];
  for (let press = 0; press < 3; press += 1) {
    expect(await copyInvoice(ctx, invoice, copy)).toBe(copy);
    expect(await creditInvoice(ctx, invoice, { reason: 'Returned' }, note)).toBe(note);
  }
  expect([await drafts(), await drafts('creditNote')]).toEqual([[copy], [note]]);
});
