import { beforeEach, expect, test } from 'vitest';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { type CustomerFilter, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { creditInvoice } from '#lib/invoices/derive';
import { issueInvoice } from '#lib/invoices/issue';
import { voidInvoice } from '#lib/invoices/void';
import { balancesOf, countPayments, listPayments, paymentsOfCustomer } from '#lib/payments/queries';
import { recordPayment, refundPayment, voidPayment } from '#lib/payments/record';
import { periodOf, periods, statementsOf } from '#lib/payments/statement';
import { moneySummary, monthsOfMoney, paymentSpeed } from '#lib/payments/summary';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer } = await selling(ctx));
});

const pay = (amount: string, day: string, given: Record<string, string> = {}) => recordPayment(ctx, { customerId: customer, day, method: 'transfer', currency: 'SAR', amount, reference: '', note: '', ...given });
const refund = (amount: string, day: string, given: Record<string, string> = {}) => refundPayment(ctx, { customerId: customer, day, method: 'transfer', currency: 'SAR', amount, reference: '', note: '', ...given });
const invoiced = (price: string, issueDay: string, dueDay: string, given: Record<string, string> = {}) => anInvoice(ctx, customer, price, { issueDay, dueDay, ...given });

test('open, overdue and paid are said by currency, with how long the eldest is late', async () => {
  expect([await moneySummary(ctx, customer, '2026-03-15'), await paymentSpeed(ctx, customer)]).toEqual([[], null]);
  await invoiced('100', '2026-01-01', '2026-02-01');
  await invoiced('50', '2026-02-01', '2026-03-01');
  await invoiced('30', '2026-03-01', '2026-03-15');
  await invoiced('10.125', '2026-03-01', '2026-04-01', { currency: 'JOD' });
  await pay('20', '2026-02-10');
  await pay('12', '2026-03-02', { currency: 'JOD' });
  await refund('1', '2026-03-03', { currency: 'JOD' });
  expect(await moneySummary(ctx, customer, '2026-03-15')).toEqual([
    { currency: 'JOD', open: 0, credit: 875, balance: -875, overdue: 0, lateSince: null, paid: 11_000 },
    { currency: 'SAR', open: 16_000, credit: 0, balance: 16_000, overdue: 13_000, lateSince: '2026-02-01', paid: 2000 },
  ]);
  const balances = await balancesOf(ctx, customer);
  expect(balances.map(({ open, credit, balance }) => [open, credit, balance])).toEqual((await moneySummary(ctx, customer, '2030-01-01')).map(({ open, credit, balance }) => [open, credit, balance]));
});

test('how fast a customer pays is an average over the invoices that are paid in full, from issue to the last part', async () => {
  const slow = await invoiced('100', '2026-01-01', '2026-02-01');
  await pay('40', '2026-01-05', { first: slow });
  expect(await paymentSpeed(ctx, customer)).toBeNull();
  await pay('60', '2026-01-31', { first: slow });
  await invoiced('10', '2026-02-01', '2026-03-01');
  await pay('10', '2026-02-11');
  expect(await paymentSpeed(ctx, customer)).toEqual({ invoices: 2, days: 20 });
  await invoiced('10', '2026-04-01', '2026-05-01');
  await pay('10', '2026-03-01');
  expect(await paymentSpeed(ctx, customer)).toEqual({ invoices: 3, days: 13 });
});

test('months hold what was invoiced and paid in them, less what went back', async () => {
  await invoiced('70', '2025-06-30', '2025-07-30');
  await invoiced('100', '2025-07-01', '2025-08-01');
  const credited = await invoiced('40', '2026-06-03', '2026-07-01');
  await issueInvoice(ctx, await creditInvoice(ctx, credited, { reason: 'Returned' }), 1);
  await voidInvoice(ctx, await invoiced('999', '2026-06-03', '2026-07-01'), { reason: 'Twice' });
  await pay('200', '2026-05-31');
  await refund('30', '2026-06-01');
  await voidPayment(ctx, await pay('5', '2026-06-01'), { reason: 'Bounced' });
  const months = await monthsOfMoney(ctx, customer, 'SAR', '2026-06-15', 12);
  expect(months.map(({ month }) => month)).toEqual(['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
  expect(months.filter(({ invoiced, paid }) => invoiced !== 0 || paid !== 0)).toMatchObject([{ month: '2025-07', invoiced: 10_000, paid: 0 }, { month: '2026-05', invoiced: 0, paid: 20_000 }, { month: '2026-06', paid: -3000 }]);
  expect(await monthsOfMoney(ctx, customer, 'EUR', '2026-06-15', 2)).toEqual([{ month: '2026-05', invoiced: 0, paid: 0 }, { month: '2026-06', invoiced: 0, paid: 0 }]);
});

test('a statement opens with what was owed before, follows each entry, and closes with the balance', async () => {
  await invoiced('100', '2026-01-10', '2026-02-10', { reference: 'Order 7' });
  await pay('30', '2026-01-31');
  await pay('90', '2026-02-01');
  await refund('15', '2026-02-02');
  await invoiced('60', '2026-02-28', '2026-03-28');
  await invoiced('5', '2026-03-01', '2026-03-28');
  await invoiced('7', '2026-02-15', '2026-03-28', { currency: 'EUR' });
  await voidInvoice(ctx, await invoiced('999', '2026-02-03', '2026-07-01'), { reason: 'Twice' });
  const february = await statementsOf(ctx, customer, '2026-02-01', '2026-02-28');
  expect(february).toMatchObject([
    { currency: 'EUR', opening: 0, closing: 700, charged: 700, settled: 0, entries: [{ what: 'invoice', amount: 700, balance: 700 }] },
    {
      currency: 'SAR', opening: 7000, charged: 7500, settled: 9000, closing: 5500,
      entries: [
        { what: 'payment', number: 'RCP-2026-0002', day: '2026-02-01', amount: -9000, balance: -2000 },
        { what: 'refund', day: '2026-02-02', amount: 1500, balance: -500 },
        { what: 'invoice', day: '2026-02-28', amount: 6000, balance: 5500 },
      ],
    },
  ]);
  expect((await statementsOf(ctx, customer, '2026-01-01', '2026-01-31'))[0]).toMatchObject({ opening: 0, entries: [{ reference: 'Order 7' }, { amount: -3000 }], closing: 7000 });
  const quiet = await statementsOf(ctx, customer, '2026-03-15', '2026-03-20');
  expect(quiet.map(({ currency, opening, entries, closing }) => [currency, opening, entries.length, closing])).toEqual([['EUR', 700, 0, 700], ['SAR', 6000, 0, 6000]]);
  expect(quiet.map(({ currency, closing }) => [currency, closing])).toEqual((await balancesOf(ctx, customer)).map(({ currency, balance }) => [currency, balance]));
  expect(await statementsOf(ctx, customer, '2025-01-01', '2025-12-31')).toEqual([]);
});

test('usual periods are whole months, quarters and years', () => {
  const seen = (today: string) => periods.map((period) => Object.values(periodOf(period, today)).join(' '));
  expect(seen('2026-02-10')).toEqual(['2026-02-01 2026-02-28', '2026-01-01 2026-01-31', '2026-01-01 2026-03-31', '2025-10-01 2025-12-31', '2026-01-01 2026-12-31', '2025-01-01 2025-12-31']);
  expect(seen('2024-12-31').slice(0, 4)).toEqual(['2024-12-01 2024-12-31', '2024-11-01 2024-11-30', '2024-10-01 2024-12-31', '2024-07-01 2024-09-30']);
});

test('the list is narrowed by how customers stand, and sorted by when something last happened', async () => {
  const other = async (name: string) => registerCustomer(ctx, values({ name }));
  const [mixed, credit] = [await other('Mixed'), await other('Credit')];
  await other('Nobody');
  await invoiced('50', '2026-01-01', '2026-02-01');
  await anInvoice(ctx, mixed, '1', { issueDay: '2026-03-01', currency: 'JOD' });
  await pay('5', '2026-03-02', { customerId: mixed });
  await pay('5', '2026-02-02', { customerId: credit });
  const filter: CustomerFilter = { search: '', status: 'active', sort: 'balance', direction: 'desc', page: 1 };
  const names = async (given: Partial<CustomerFilter>) => (await listCustomers(ctx, { ...filter, ...given })).customers.map(({ name }) => name);
  // A dinar has a thousand fils, a riyal a hundred halalas: amounts are compared, not their minor units.
  expect(await names({})).toEqual(['مؤسسة النور', 'Mixed', 'Nobody', 'Credit']);
  expect(await names({ balance: 'owes' })).toEqual(['مؤسسة النور', 'Mixed']);
  expect(await names({ balance: 'credit' })).toEqual(['Mixed', 'Credit']);
  expect(await names({ balance: 'settled' })).toEqual(['Nobody']);
  expect(await names({ balance: 'owes', search: 'mix' })).toEqual(['Mixed']);
  expect(await names({ balance: 'credit', search: 'mix' })).toEqual(['Mixed']);
  expect(await names({ sort: 'activity' })).toEqual(['Mixed', 'Credit', 'مؤسسة النور', 'Nobody']);
  await pay('50', '2026-03-03');
  expect(await names({ balance: 'owes' })).toEqual(['Mixed']);
  expect(await names({ sort: 'activity' })).toEqual(['مؤسسة النور', 'Mixed', 'Credit', 'Nobody']);
  expect(await balanceFaults()).toEqual([]);
});

test('a customer\'s payments are paged, and stand apart from others\'', async () => {
  const other = await registerCustomer(ctx, values({ name: 'Ana' }));
  for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) await pay('1', day);
  await pay('1', '2026-01-04', { customerId: other });
  expect(await countPayments(ctx, customer)).toBe(3);
  expect((await paymentsOfCustomer(ctx, customer, 2, 2)).map(({ day }) => day)).toEqual(['2026-01-01']);
  expect((await listPayments(ctx, 1, customer)).payments.map(({ day }) => day)).toEqual(['2026-01-03', '2026-01-02', '2026-01-01']);
  expect([(await listPayments(ctx, 1)).total, (await listPayments(ctx, 2, customer)).payments.length]).toEqual([4, 0]);
});
