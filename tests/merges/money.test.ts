import { beforeEach, expect, test } from 'vitest';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { creditInvoice } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { mergeCustomers } from '#lib/merges/merge';
import { addedSince, belongingsOf, findMerge } from '#lib/merges/queries';
import { undoMerge } from '#lib/merges/undo';
import { applyCredit } from '#lib/payments/apply-credit';
import { balancesOf, findPayment, restOf } from '#lib/payments/queries';
import { recordPayment, shareName } from '#lib/payments/record';
import { Invalid } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

let ctx: Context;
let kept: string;
let other: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer: kept } = await selling(ctx));
  other = await registerCustomer(ctx, values({ name: 'مؤسسة النور للتجارة' }));
});

const pay = (customerId: string, amount: string, given: Record<string, string> = {}) => recordPayment(ctx, { customerId, day: '2026-05-01', method: 'transfer', currency: 'SAR', amount, reference: '', note: '', ...given });
const seen = async (id: string) => ({ id, version: (await findCustomer(ctx, id))?.version ?? 0 });
const merge = async () => mergeCustomers(ctx, await seen(kept), [await seen(other)]);
const standing = async (id: string) => (await balancesOf(ctx, id)).map(({ open, credit }) => [open, credit]);
const owner = async (invoiceId: string) => (await findInvoice(ctx, invoiceId))?.customer.id;
const open = async (invoiceId: string) => (await findInvoice(ctx, invoiceId))?.invoice.open;
const payer = async (paymentId: string) => (await findPayment(ctx, paymentId))?.customer.id;
const stayed = async (mergeId: string) => {
  const found = await findMerge(ctx, mergeId);
  return found && addedSince(ctx, found);
};

test('documents and payments move with what is open and what is credit, and go back', async () => {
  await anInvoice(ctx, kept, '30');
  const theirs = await anInvoice(ctx, other, '100');
  await draftInvoice(ctx, 'invoice', documentValues(other, [{ name: 'Draft', price: '1' }]));
  await pay(other, '40');
  const advance = await pay(other, '500', { [shareName(theirs)]: '10' });
  const before = [await standing(kept), await standing(other), (await findCustomer(ctx, kept))?.standing, (await findCustomer(ctx, other))?.standing];
  expect(before).toEqual([[[3000, 0]], [[5000, 49_000]], 30_000, -440_000]);
  expect(await belongingsOf(ctx, [other])).toMatchObject({ documents: 2, payments: 2, plans: 0 });
  const id = await merge();
  expect([await standing(kept), await standing(other), await owner(theirs), await payer(advance)]).toEqual([[[8000, 49_000]], [], kept, kept]);
  expect(await findCustomer(ctx, other)).toMatchObject({ standing: 0, lastDay: '' });
  expect(await balanceFaults()).toEqual([]);
  await expect(pay(other, '1')).rejects.toThrow(Invalid);
  await undoMerge(ctx, id);
  expect([await standing(kept), await standing(other), (await findCustomer(ctx, kept))?.standing, (await findCustomer(ctx, other))?.standing]).toEqual(before);
  expect([await owner(theirs), await payer(advance)]).toEqual([other, other]);
  expect(await balanceFaults()).toEqual([]);
});

test('what paid or credited one customer\'s invoices since goes back with them', async () => {
  const mine = await anInvoice(ctx, kept, '30');
  const theirs = await anInvoice(ctx, other, '100');
  const id = await merge();
  const forMine = await pay(kept, '10', { [shareName(mine)]: '10' });
  const forTheirs = await pay(kept, '25', { [shareName(theirs)]: '20' });
  const credited = await creditInvoice(ctx, theirs, { reason: 'Returned' });
  await issueInvoice(ctx, credited, 1);
  const later = await anInvoice(ctx, kept, '7');
  expect(await stayed(id)).toMatchObject({ documents: 1, payments: 1 });
  await undoMerge(ctx, id);
  expect([await payer(forMine), await payer(forTheirs), await owner(credited), await owner(later)]).toEqual([kept, other, other, kept]);
  expect([await standing(kept), await standing(other)]).toEqual([[[2700, 0]], [[0, 2500]]]);
  expect(await balanceFaults()).toEqual([]);
  expect(await stayed(id)).toMatchObject({ documents: 1, payments: 1 });
});

test('a payment on invoices of both stays where it was recorded, and the other\'s are open again', async () => {
  const mine = await anInvoice(ctx, kept, '30');
  const theirs = await anInvoice(ctx, other, '100');
  const id = await merge();
  const both = await pay(kept, '130', { [shareName(mine)]: '30', [shareName(theirs)]: '100' });
  await undoMerge(ctx, id);
  expect([await payer(both), await open(mine), await open(theirs)]).toEqual([kept, 0, 10_000]);
  expect([await standing(kept), await standing(other)]).toEqual([[[0, 10_000]], [[10_000, 0]]]);
  const found = await findPayment(ctx, both);
  expect(found && (await restOf(ctx, found.payment))).toBe(10_000);
  expect(await balanceFaults()).toEqual([]);
});

test('credit from before the merge that was set against the other\'s invoice is taken off it; within one customer it stays', async () => {
  await pay(other, '50');
  const theirs = await anInvoice(ctx, other, '20');
  const mine = await anInvoice(ctx, kept, '30');
  const id = await merge();
  await applyCredit(ctx, theirs);
  await applyCredit(ctx, mine);
  expect(await standing(kept)).toEqual([[0, 0]]);
  await undoMerge(ctx, id);
  expect([await open(mine), await open(theirs)]).toEqual([3000, 0]);
  expect([await standing(kept), await standing(other)]).toEqual([[[3000, 0]], [[0, 3000]]]);
  expect(await balanceFaults()).toEqual([]);
});
