import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { archiveExpense, restoreExpense } from '#lib/expenses/archive';
import { changeExpense } from '#lib/expenses/change';
import { doubtKey, doubtsAbout } from '#lib/expenses/doubts';
import { reckoned } from '#lib/expenses/amounts';
import { valuesOfExpense } from '#lib/expenses/input';
import { findExpense, recentSuppliers } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { newId } from '#lib/ids';
import { todayOf } from '#lib/invoices/input';
import { addDays } from '#lib/day';
import { Changed, Invalid } from '#lib/problems';
import { changeTax } from '#lib/taxes/change';
import { expenseValues } from '../support/expenses.ts';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { selling } from '../support/invoices.ts';

let ctx: Context;
let vat: string;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ vat, customer } = await selling(ctx));
});

const spend = (given: Record<string, string> = {}) => recordExpense(ctx, expenseValues(given));
const found = async (id: string) => {
  const expense = await findExpense(ctx, id);
  if (!expense) throw new Error('There is no such expense');
  return expense;
};
const amounts = async (given: Record<string, string>) => {
  const { net, tax, total } = await found(await spend(given));
  return [net, tax, total];
};
const problems = async (given: Record<string, string>) => {
  const error: unknown = await spend(given).catch((error: unknown) => error);
  return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error;
};

describe('amounts', () => {
  test('tax is taken out of a total, or put on a net, and rounded away from zero at the half', async () => {
    expect(await amounts({ amount: '115', taxRateId: vat })).toEqual([10_000, 1500, 11_500]);
    expect(await amounts({ amount: '100', amountKind: 'net', taxRateId: vat })).toEqual([10_000, 1500, 11_500]);
    // 15 % of 0.10 is 0.015; of what is given back it is the same the other way.
    expect(await amounts({ amount: '0.10', amountKind: 'net', taxRateId: vat })).toEqual([10, 2, 12]);
    expect(await amounts({ amount: '-0.10', amountKind: 'net', taxRateId: vat })).toEqual([-10, -2, -12]);
    expect(await amounts({ amount: '٩٩٫٩٩' })).toEqual([9999, 0, 9999]);
  });

  test('in currencies without decimals and with three', async () => {
    expect(await amounts({ amount: '1150', currency: 'JPY', taxRateId: vat })).toEqual([1000, 150, 1150]);
    expect(await amounts({ amount: '1.150', currency: 'KWD', taxRateId: vat })).toEqual([1000, 150, 1150]);
    expect(await problems({ amount: '1.5', currency: 'JPY' })).toEqual(['amount: errors.amount']);
    expect(await problems({ amount: '1.2345', currency: 'KWD' })).toEqual(['amount: errors.amount']);
  });

  test('of every total and rate the parts add up, and the net gives the tax again to the unit', () => {
    for (let total = -500; total <= 500; total += 1) for (const rate of [0, 500, 700, 1500, 1900, 2000]) {
      const { net, tax } = reckoned('total', total, rate);
      expect(net + tax).toBe(total);
      expect(Math.abs(reckoned('net', net, rate).tax - tax)).toBeLessThanOrEqual(1);
    }
  });

  test('tax that is typed stands as the supplier has it, within reason', async () => {
    expect(await amounts({ amount: '115', taxRateId: vat, tax: '14.99' })).toEqual([10_001, 1499, 11_500]);
    expect(await amounts({ amount: '100', amountKind: 'net', tax: '7' })).toEqual([10_000, 700, 10_700]);
    expect(await problems({ amount: '100', tax: '-1' })).toEqual(['tax: expenses.wrong.tax']);
    expect(await problems({ amount: '100', tax: '101' })).toEqual(['tax: expenses.wrong.tax']);
    expect(await problems({ amount: '100', tax: 'x' })).toEqual(['tax: errors.amount']);
    expect(await problems({ amount: '0' })).toEqual(['amount: errors.amount']);
    expect(await problems({ amount: '99,999,999,999', amountKind: 'net', taxRateId: vat })).toEqual(['amount: errors.amountTooLarge']);
  });

  test('the rate stays what it was when the tax is changed later', async () => {
    const id = await spend({ taxRateId: vat });
    await changeTax(ctx, vat, { nameAr: 'ضريبة', nameEn: 'VAT', category: 'standard', rate: '20', reason: '', validFrom: '', validUntil: '' });
    await changeExpense(ctx, id, 1, { ...valuesOfExpense(await found(id)), reference: 'R-1' });
    expect(await found(id)).toMatchObject({ taxBasisPoints: 1500, tax: 1500, reference: 'R-1', version: 2 });
  });
});

test('what is recorded is what was typed; empty and unknown things are refused', async () => {
  const id = newId();
  const typed = expenseValues({ supplier: '  مكتبة   جرير ', paying: 'paid', paidDay: '', reference: 'INV 7', description: 'قرطاسية', customerId: customer });
  expect([await recordExpense(ctx, typed, id), await recordExpense(ctx, typed, id)]).toEqual([id, id]);
  expect(await found(id)).toMatchObject({ supplier: 'مكتبة   جرير', day: '2026-05-10', paidDay: '2026-05-10', method: 'cash', reference: 'INV 7', customerId: customer, version: 1 });
  expect(await found(await spend({ paying: 'owed', paidDay: '2026-05-11', method: '' }))).toMatchObject({ paidDay: null, method: null });
  expect(await problems({ supplier: ' ', day: '', amount: '' })).toEqual(['supplier: errors.required', 'day: errors.required', 'amount: errors.required']);
  expect(await problems({ day: '2026-02-30' })).toEqual(['day: errors.date']);
  for (const [field, value] of [['taxRateId', 'none'], ['categoryId', 'none'], ['method', 'barter'], ['currency', 'XXQ']] as const) expect(await problems({ [field]: value })).toEqual([`${field}: errors.choice`]);
  expect(await problems({ customerId: 'none' })).toEqual(['customer: invoices.customerUnknown']);
  expect(await auditFaults()).toEqual([]);
});

test('a change keeps what was before in the log, asks for the version that was seen, and one that changes nothing is none', async () => {
  const id = await spend({ amount: '115', taxRateId: vat, tax: '14.99' });
  const shown = valuesOfExpense(await found(id));
  expect(shown).toMatchObject({ amountKind: 'total', amount: '115.00', tax: '14.99', paying: 'paid' });
  await changeExpense(ctx, id, 1, shown);
  expect(await found(id)).toMatchObject({ version: 1, net: 10_001, tax: 1499 });
  await changeExpense(ctx, id, 1, { ...shown, supplier: 'Jarir', paying: 'owed' });
  expect(await found(id)).toMatchObject({ version: 2, supplier: 'Jarir', supplierKey: 'jarir', paidDay: null });
  await expect(changeExpense(ctx, id, 1, shown)).rejects.toThrow(Changed);
  const [event] = (await store.read((db) => db.select().from(auditEvents))).filter(({ action }) => action === 'expense.changed');
  expect(event?.changes).toEqual({ supplier: { from: 'مكتبة جرير', to: 'Jarir' }, paidDay: { from: '2026-05-10', to: '' } });
});

test('an archived expense is brought back as it was; meanwhile it is not changed', async () => {
  const id = await spend();
  await archiveExpense(ctx, id);
  await archiveExpense(ctx, id);
  expect((await found(id)).archivedAt).not.toBeNull();
  await expect(changeExpense(ctx, id, 2, expenseValues())).rejects.toThrow(Invalid);
  expect(await recentSuppliers(ctx, 10)).toEqual([]);
  await restoreExpense(ctx, id);
  expect(await found(id)).toMatchObject({ archivedAt: null, version: 3, total: 11_500 });
  expect(await recentSuppliers(ctx, 10)).toEqual(['مكتبة جرير']);
});

test('suppliers are offered once, as they were written last', async () => {
  await spend({ supplier: 'JARIR', day: '2026-01-01' });
  await spend({ supplier: 'Jarir', day: '2026-02-01' });
  await spend({ supplier: 'STC', day: '2026-01-15' });
  expect(await recentSuppliers(ctx, 10)).toEqual(['Jarir', 'STC']);
});

describe('what looks wrong', () => {
  const doubts = async (given: Record<string, string>, id: string | null = null) => (await doubtsAbout(ctx, expenseValues(given), id)).map((doubt) => doubtKey(doubt));

  test('the same supplier and number, or amount and day; not the expense itself, and not an archived one', async () => {
    const today = todayOf(ctx);
    const id = await spend({ day: today, reference: 'A-1' });
    expect(await doubts({ day: today, supplier: 'مَكتبة جرير' })).toEqual([`sameAmount:${id}`]);
    expect(await doubts({ day: addDays(today, -1), reference: 'A-1', amount: '7' })).toEqual([`sameReference:${id}`]);
    expect(await doubts({ day: today, amount: '7' })).toEqual([]);
    expect(await doubts({ day: today, currency: 'USD' })).toEqual([]);
    expect(await doubts({ day: today, reference: 'A-1' }, id)).toEqual([]);
    await archiveExpense(ctx, id);
    expect(await doubts({ day: today, reference: 'A-1' })).toEqual([]);
  });

  test('days that are hardly meant, and more tax than the rate allows', async () => {
    const today = todayOf(ctx);
    expect(await doubts({ day: addDays(today, 1) })).toEqual(['future']);
    expect(await doubts({ day: addDays(today, -800) })).toEqual(['longAgo']);
    expect(await doubts({ day: today, paidDay: addDays(today, 3) })).toEqual(['paidInFuture']);
    expect(await doubts({ day: today, paidDay: addDays(today, -3) })).toEqual(['paidBefore']);
    expect(await doubts({ day: today, taxRateId: vat, tax: '15.05' })).toEqual([]);
    expect(await doubts({ day: today, taxRateId: vat, tax: '15.06' })).toEqual(['taxTooLarge']);
    expect(await doubts({ day: today, tax: '0.01' })).toEqual(['taxTooLarge']);
    expect(await doubts({ day: today, amount: '-115', taxRateId: vat, tax: '-16' })).toEqual(['taxTooLarge']);
  });
});
