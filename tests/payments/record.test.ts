import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { newId } from '#lib/ids';
import { creditInvoice } from '#lib/invoices/derive';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice, openInvoices } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { voidInvoice } from '#lib/invoices/void';
import { numberFaults } from '#lib/numbers/verify';
import { applyCredit } from '#lib/payments/apply-credit';
import { balancesOf, balancesOfAll, findPayment, listPayments, paymentsOfInvoice } from '#lib/payments/queries';
import { recordPayment, refundPayment, shareName, voidPayment } from '#lib/payments/record';
import { statementsOf } from '#lib/payments/statement';
import { Invalid } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ customer } = await selling(ctx));
});

const paid = (amount: string, given: Record<string, string> = {}) => ({ customerId: customer, day: '2026-05-01', method: 'transfer', currency: 'SAR', amount, reference: '', note: '', ...given });
const invoice = async (id: string) => (await findInvoice(ctx, id))?.invoice;
const problemsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((error: unknown) => error);
  return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error;
};

test('an invoice is paid in two parts, each with a receipt of its own', async () => {
  const id = await anInvoice(ctx, customer, '100', { issueDay: '2026-04-01', dueDay: '2026-06-01' });
  const first = await recordPayment(ctx, paid('٤٠٫٥'));
  expect(await invoice(id)).toMatchObject({ paid: 4050, open: 5950, paidAt: null });
  const document = await invoice(id);
  expect(document && stateOf(document, '2026-05-02')).toBe('partlyPaid');
  await recordPayment(ctx, paid('59.50'));
  expect(await invoice(id)).toMatchObject({ paid: 10_000, open: 0, paidAt: expect.any(Number) });
  expect((await paymentsOfInvoice(ctx, id)).map(({ number, share }) => [number, share])).toEqual([['RCP-2026-0001', 4050], ['RCP-2026-0002', 5950]]);
  expect((await findPayment(ctx, first))?.shares).toMatchObject([{ invoiceId: id, amount: 4050 }]);
  expect([await balanceFaults(), await numberFaults()]).toEqual([[], []]);
});

test('a payment goes to several invoices, those due first, or as it is said; the rest is credit that a later one takes', async () => {
  const [late, soon] = [await anInvoice(ctx, customer, '50', { issueDay: '2026-01-01', dueDay: '2026-03-01' }), await anInvoice(ctx, customer, '50', { issueDay: '2026-01-01', dueDay: '2026-02-01' })];
  await recordPayment(ctx, paid('60'));
  expect([(await invoice(soon))?.open, (await invoice(late))?.open]).toEqual([0, 4000]);
  const named = await anInvoice(ctx, customer, '5');
  await recordPayment(ctx, paid('5', { first: named, [shareName(late)]: '' }));
  expect([(await invoice(named))?.open, (await invoice(late))?.open]).toEqual([0, 4000]);
  await recordPayment(ctx, paid('100', { [shareName(late)]: '40' }));
  expect(await balancesOf(ctx, customer)).toMatchObject([{ open: 0, credit: 6000, balance: -6000 }]);
  const next = await anInvoice(ctx, customer, '25');
  expect(await applyCredit(ctx, next)).toBe(2500);
  expect(await invoice(next)).toMatchObject({ open: 0, paid: 2500 });
  expect(await problemsOf(applyCredit(ctx, next))).toEqual([': payments.noCredit']);
  expect(await problemsOf(refundPayment(ctx, paid('35.01')))).toEqual(['amount: payments.moreThanCredit']);
  await refundPayment(ctx, paid('35'));
  expect(await balancesOf(ctx, customer)).toMatchObject([{ open: 0, credit: 0 }]);
  expect(await balanceFaults()).toEqual([]);
});

test('never more than is open, or than was paid', async () => {
  const id = await anInvoice(ctx, customer, '50');
  expect(await problemsOf(recordPayment(ctx, paid('100', { [shareName(id)]: '50.01' })))).toEqual([`${shareName(id)}: payments.moreThanOpen`]);
  expect(await problemsOf(recordPayment(ctx, paid('10', { [shareName(id)]: '11' })))).toEqual(['amount: payments.moreThanPaid']);
  expect(await problemsOf(recordPayment(ctx, paid('0')))).toEqual(['amount: errors.amount']);
  expect(await problemsOf(recordPayment(ctx, paid('10', { [shareName('another')]: '1' })))).toEqual([`${shareName('another')}: payments.moreThanOpen`]);
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => recordPayment(ctx, paid('50', { [shareName(id)]: '50' }))));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await invoice(id)).toMatchObject({ open: 0, paid: 5000 });
  expect(await balanceFaults()).toEqual([]);
});

test('taken back, what it paid is open again; not when its credit was paid back meanwhile', async () => {
  const id = await anInvoice(ctx, customer, '50');
  const payment = await recordPayment(ctx, paid('80'));
  const refund = await refundPayment(ctx, paid('30'));
  expect(await problemsOf(voidPayment(ctx, payment, { reason: 'Bounced' }))).toEqual([': payments.creditGone']);
  await voidPayment(ctx, refund, { reason: 'Not sent' });
  await voidPayment(ctx, payment, { reason: 'Bounced' });
  await voidPayment(ctx, payment, { reason: 'Bounced' });
  expect(await invoice(id)).toMatchObject({ open: 5000, paid: 0, paidAt: null });
  expect(await balancesOf(ctx, customer)).toMatchObject([{ open: 5000, credit: 0 }]);
  expect((await listPayments(ctx, 1)).total).toBe(2);
});

test('the list is sorted by what customers owe; who owes nothing comes after them, and before those who have credit', async () => {
  const other = await registerCustomer(ctx, values({ name: 'Ana' }));
  await registerCustomer(ctx, values({ name: 'Nobody' }));
  await anInvoice(ctx, customer, '50');
  await anInvoice(ctx, other, '80');
  const names = async (direction: 'asc' | 'desc') => (await listCustomers(ctx, { search: '', status: 'active', sort: 'balance', direction, page: 1 })).customers.map(({ name }) => name);
  expect(await names('desc')).toEqual(['Ana', 'مؤسسة النور', 'Nobody']);
  await recordPayment(ctx, { ...paid('60'), customerId: other });
  expect(await names('desc')).toEqual(['مؤسسة النور', 'Ana', 'Nobody']);
  expect(await names('asc')).toEqual(['Nobody', 'Ana', 'مؤسسة النور']);
  expect((await balancesOfAll(ctx, [customer, other])).get(other)).toMatchObject([{ balance: 2000 }]);
  expect((await balancesOfAll(await aFirm(), [customer, other])).size).toBe(0);
});

test('another firm and a viewer record nothing', async () => {
  const id = await anInvoice(ctx, customer, '50');
  const payment = await recordPayment(ctx, paid('10'));
  const stranger = await aFirm();
  await expect(recordPayment(stranger, paid('10'))).rejects.toThrow(customer);
  await expect(voidPayment(stranger, payment, { reason: 'x' })).rejects.toThrow(payment);
  await expect(applyCredit(stranger, id)).rejects.toThrow(id);
  expect(await findPayment(stranger, payment)).toBeNull();
  const viewer = await aColleague(ctx.firm, 'viewer');
  for (const work of [recordPayment(viewer, paid('10')), refundPayment(viewer, paid('1')), voidPayment(viewer, payment, { reason: 'x' }), applyCredit(viewer, id)]) await expect(work).rejects.toThrow('payments.edit');
});

test('after whatever was done in whatever order, all sums are what documents and payments come to', async () => {
  const step = fc.record({ what: fc.constantFrom('issue', 'pay', 'refund', 'voidPayment', 'voidInvoice', 'credit', 'apply'), amount: fc.integer({ min: 1, max: 20_000 }), at: fc.nat(5) });
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    await openEmptyStore();
    ctx = await aFirm();
    ({ customer } = await selling(ctx));
    const [documents, payments]: string[][] = [[], []];
    for (const { what, amount, at } of steps) {
      const typed = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
      const chosen = documents?.[at % Math.max(documents.length, 1)] ?? '';
      const works: Record<string, () => Promise<unknown>> = {
        issue: async () => documents?.push(await anInvoice(ctx, customer, typed)),
        pay: async () => payments?.push(await recordPayment(ctx, paid(typed))),
        refund: () => refundPayment(ctx, paid(typed)),
        voidPayment: () => voidPayment(ctx, payments?.[at % Math.max(payments.length, 1)] ?? '', { reason: 'x' }),
        voidInvoice: () => voidInvoice(ctx, chosen, { reason: 'x' }),
        credit: async () => issueInvoice(ctx, await creditInvoice(ctx, chosen, { reason: 'x' }), 1),
        apply: () => applyCredit(ctx, chosen),
      };
      // What is not possible just then is refused, and changes nothing.
      await works[what]?.().catch(() => undefined);
      expect([what, await balanceFaults(), await numberFaults()]).toEqual([what, [], []]);
      for (const { open } of await openInvoices(ctx, customer, 'SAR')) expect(open).toBeGreaterThan(0);
      const balances = await balancesOf(ctx, customer);
      for (const { credit } of balances) expect(credit).toBeGreaterThanOrEqual(0);
      // Whatever happened, the statement comes to the same as the balance, on a way of its own.
      expect((await statementsOf(ctx, customer, '2026-01-01', '9999-12-31')).map(({ currency, closing }) => [currency, closing])).toEqual(balances.filter(({ lastDay }) => lastDay !== null).map(({ currency, balance }) => [currency, balance]));
    }
  }), { numRuns: 15 });
});

test('a payment that is sent several times, at once or later, is recorded once, and so is a refund', async () => {
  const id = await anInvoice(ctx, customer, '100');
  const [once, back] = [newId(), newId()];
  const made = await Promise.all(Array.from({ length: 5 }, () => recordPayment(ctx, paid('130', { [shareName(id)]: '100' }), once)));
  made.push(await recordPayment(ctx, paid('130', { [shareName(id)]: '100' }), once));
  expect(new Set(made)).toEqual(new Set([once]));
  for (let press = 0; press < 2; press += 1) expect(await refundPayment(ctx, paid('30'), back)).toBe(back);
  expect((await listPayments(ctx, 1)).payments.map(({ id }) => id)).toEqual([back, once]);
  expect([await invoice(id), await balancesOf(ctx, customer)]).toMatchObject([{ paid: 10_000, open: 0 }, [{ open: 0, credit: 0 }]]);
  expect([await balanceFaults(), await numberFaults()]).toEqual([[], []]);
});

test('sent again with something else in it, or after it was taken back, a payment is refused by the number it has', async () => {
  const once = newId();
  await recordPayment(ctx, paid('130'), once);
  const refused = async (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ problems: [{ field: '', key: 'payments.already', values: { number: 'RCP-2026-0001' } }] });
  await refused(recordPayment(ctx, paid('13'), once));
  await refused(refundPayment(ctx, paid('130'), once));
  await voidPayment(ctx, once, { reason: 'Bounced' });
  await refused(recordPayment(ctx, paid('130'), once));
  expect((await listPayments(ctx, 1)).total).toBe(1);
});
