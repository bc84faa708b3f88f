import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { archiveExpense } from '#lib/expenses/archive';
import { changeExpense } from '#lib/expenses/change';
import { makeDueExpenses, makeDueExpensesOf } from '#lib/expenses/make-due';
import { expensePlanDays, planRecurringExpense } from '#lib/expenses/plan';
import { findRecurringExpense, listRecurringExpenses } from '#lib/expenses/plan-queries';
import { endRecurringExpense, missedExpenseDays, pauseRecurringExpense, resumeRecurringExpense } from '#lib/expenses/plan-state';
import { everyExpense, expensesOfPlan, listExpenses } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { newId } from '#lib/ids';
import { Invalid, Missing } from '#lib/problems';
import { expenseValues } from '../support/expenses.ts';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { selling } from '../support/invoices.ts';

let ctx: Context;
let expense: string;

const at = (day: string) => vi.setSystemTime(Date.parse(`${day}T09:00:00Z`));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at('2026-01-31');
  await openEmptyStore();
  ctx = await aFirm();
  const { vat, customer } = await selling(ctx);
  expense = await recordExpense(ctx, expenseValues({ supplier: 'Landlord', day: '2026-01-31', amount: '1150', taxRateId: vat, customerId: customer, reference: 'Only once', description: 'Rent' }));
});

afterEach(() => void vi.useRealTimers());

const typed = (given: Record<string, string> = {}) => ({ every: '1', unit: 'month', startDay: '2026-02-28', endDay: '', paysItself: 'yes', ...given });
const plan = (given: Record<string, string> = {}, id = newId()) => planRecurringExpense(ctx, expense, typed(given), id);
const daysOf = async (id: string) => (await expensesOfPlan(ctx, id, 100)).map(({ day }) => day).toReversed();
const found = async (id: string) => {
  const plan = await findRecurringExpense(ctx, id);
  if (!plan) throw new Error('There is no such plan');
  return plan;
};

test('what is due is recorded with its own day and all that the pattern held, but for its reference', async () => {
  const id = await plan();
  expect(await makeDueExpenses()).toBe(0);
  at('2026-02-28');
  expect(await makeDueExpenses()).toBe(1);
  expect(await makeDueExpenses()).toBe(0);
  expect(await expensesOfPlan(ctx, id, 10)).toMatchObject([{ day: '2026-02-28', paidDay: '2026-02-28', supplier: 'Landlord', description: 'Rent', reference: null, net: 100_000, tax: 15_000, total: 115_000, customerName: 'مؤسسة النور' }]);
  expect(await found(id)).toMatchObject({ made: 1, nextDay: '2026-03-31' });
  expect((await listExpenses(ctx, { ...everyExpense, search: 'landlord', page: 1 })).total).toBe(2);
  expect(await auditFaults()).toEqual([]);
});

test('after an outage all that was missed is recorded, each day once, however many run at once, and the plan ends by its last day', async () => {
  const id = await plan({ every: '2', unit: 'week', startDay: '2026-02-01', endDay: '2026-03-15', paysItself: 'no' });
  at('2026-06-01');
  const made = await Promise.all([makeDueExpenses(), makeDueExpenses(), makeDueExpensesOf(ctx, id), makeDueExpenses()]);
  expect(made.reduce((sum, each) => sum + each, 0)).toBe(4);
  expect(await daysOf(id)).toEqual(['2026-02-01', '2026-02-15', '2026-03-01', '2026-03-15']);
  expect((await expensesOfPlan(ctx, id, 1))[0]).toMatchObject({ paidDay: null });
  expect(await found(id)).toMatchObject({ nextDay: null, made: 4 });
  expect((await found(id)).endedAt).not.toBeNull();
});

test('the days are seen before; a form that is sent twice makes one plan; a plan is independent of its pattern', async () => {
  expect(expensePlanDays(ctx, typed({ unit: 'quarter', startDay: '2026-01-31' }))).toEqual(['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31', '2027-01-31']);
  expect(() => expensePlanDays(ctx, typed({ startDay: '2026-01-30' }))).toThrow(Invalid);
  const id = newId();
  expect([await plan({}, id), await plan({}, id)]).toEqual([id, id]);
  expect((await listRecurringExpenses(ctx, 1)).total).toBe(1);
  await changeExpense(ctx, expense, 1, expenseValues({ supplier: 'Other' }));
  await archiveExpense(ctx, expense);
  at('2026-02-28');
  await makeDueExpenses();
  expect(await expensesOfPlan(ctx, id, 10)).toMatchObject([{ supplier: 'Landlord', total: 115_000 }]);
  await expect(planRecurringExpense(ctx, 'none', typed())).rejects.toThrow(Missing);
});

test('in a pause nothing is recorded; then what was missed is left out or made up for; what has ended stays so', async () => {
  const [one, other] = [await plan(), await plan()];
  for (const id of [one, one, other]) await pauseRecurringExpense(ctx, id);
  at('2026-05-15');
  expect(await makeDueExpenses()).toBe(0);
  expect(missedExpenseDays(await found(one), '2026-05-15')).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  await resumeRecurringExpense(ctx, one, 'skip');
  await resumeRecurringExpense(ctx, other, 'make');
  expect(await makeDueExpenses()).toBe(3);
  expect([await daysOf(one), await daysOf(other)]).toEqual([[], ['2026-02-28', '2026-03-31', '2026-04-30']]);
  expect((await found(one)).nextDay).toBe('2026-05-31');
  await endRecurringExpense(ctx, one);
  for (const press of [endRecurringExpense, pauseRecurringExpense]) await expect(press(ctx, one)).rejects.toThrow(Invalid);
  at('2026-08-01');
  expect(await makeDueExpensesOf(ctx, one)).toBe(0);
});
