import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import { invoices } from '#db/schema/invoices';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { creditInvoice } from '#lib/invoices/derive';
import { issueInvoice } from '#lib/invoices/issue';
import { recordPayment, refundPayment, voidPayment } from '#lib/payments/record';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';

let ctx: Context;
let owing: string;
let ahead: string;
let invoice: string;

const paid = (customerId: string, amount: string) => ({ customerId, day: '2026-05-01', method: 'cash', currency: 'SAR', amount, reference: '', note: '' });

/** One customer owes something, another has credit, and of a third nothing is known; a credit note, a refund and a payment taken back are among it. */
beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer: owing } = await selling(ctx));
  [ahead] = [await registerCustomer(ctx, values({ name: 'Ahead' })), await registerCustomer(ctx, values({ name: 'Nobody' }))];
  invoice = await anInvoice(ctx, owing, '100');
  await recordPayment(ctx, paid(owing, '30'));
  await anInvoice(ctx, owing, '7', { currency: 'KWD' });
  const credited = await anInvoice(ctx, ahead, '40');
  await recordPayment(ctx, paid(ahead, '50'));
  await issueInvoice(ctx, await creditInvoice(ctx, credited, { reason: 'Returned' }), 1);
  await refundPayment(ctx, paid(ahead, '20'));
  await voidPayment(ctx, await recordPayment(ctx, paid(ahead, '5')), { reason: 'Bounced' });
});

const balance = (currency: string) => `the balance of customer ${owing} ${currency} is not what documents and payments come to`;

test('what is kept is what documents and payments come to, however many customers are looked at at once', async () => {
  expect([await balanceFaults(), await balanceFaults(1), await balanceFaults(3)]).toEqual([[], [], []]);
});

test('another open amount of an invoice is found', async () => {
  await store.write((db) => db.update(invoices).set({ open: 1 }).where(eq(invoices.id, invoice)));
  expect(await balanceFaults()).toEqual([expect.stringMatching(/^invoice INV-\S+ says 1 are open, and it is 7000$/)]);
});

test('a share that is gone is found at the invoice and at the balance', async () => {
  await store.write((db) => db.delete(allocations).where(eq(allocations.invoiceId, invoice)));
  expect(await balanceFaults()).toEqual([expect.stringMatching(/^invoice INV-\S+ says 7000 are open, and it is 10000$/), balance('SAR')]);
});

test('another balance, one that is missing, and another amount of a payment are found', async () => {
  const of = (currency: string) => and(eq(customerBalances.customerId, owing), eq(customerBalances.currency, currency));
  await store.write(async (db) => {
    await db.update(customerBalances).set({ open: 6999 }).where(of('SAR'));
    await db.delete(customerBalances).where(of('KWD'));
    await db.update(payments).set({ amount: 1 }).where(and(eq(payments.customerId, ahead), eq(payments.kind, 'refund')));
  });
  expect((await balanceFaults()).toSorted()).toEqual([
    balance('KWD'), balance('SAR'), `the balance of customer ${ahead} SAR is not what documents and payments come to`,
  ].toSorted());
});

test('what the list shows and there is not is found, also of one of whom nothing is known', async () => {
  await store.write(async (db) => {
    await db.update(customers).set({ standing: 5 }).where(eq(customers.number, 1));
    await db.update(customers).set({ lastDay: '2026-01-01' }).where(eq(customers.number, 3));
  });
  for (const atOnce of [500, 1, 2]) expect(await balanceFaults(atOnce)).toEqual([1, 3].map((number) => `the list shows another balance of customer ${number} than there is`));
});
