import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { addDays } from '#lib/day';
import { archiveExpense } from '#lib/expenses/archive';
import { addUsualExpenseCategories, allExpenseCategories, createExpenseCategory, renameExpenseCategory, setExpenseCategoryArchived, usualCategories } from '#lib/expenses/categories';
import { changeExpense } from '#lib/expenses/change';
import { exportExpenses, figuresFrom } from '#lib/expenses/export';
import { everyExpense, expensesAPage, expensesOfCustomer, type ExpenseFilter, listExpenses } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { Invalid } from '#lib/problems';
import { csvOf } from '#lib/tables/write-csv';
import { expenseValues } from '../support/expenses.ts';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { selling } from '../support/invoices.ts';

let ctx: Context;
let vat: string;
let customer: string;
let rent: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ vat, customer } = await selling(ctx));
  rent = await createExpenseCategory(ctx, { name: 'Rent' });
});

const spend = (supplier: string, given: Record<string, string> = {}) => recordExpense(ctx, expenseValues({ supplier, ...given }));
const listed = async (filter: Partial<ExpenseFilter>) => (await listExpenses(ctx, { ...everyExpense, page: 1, ...filter })).expenses.map(({ supplier }) => supplier);

test('each filter finds its own, and all of them together', async () => {
  await spend('A', { day: '2026-01-31', categoryId: rent, method: 'transfer' });
  await spend('B', { day: '2026-02-01', customerId: customer, description: 'Flug nach Zürich' });
  await spend('C', { day: '2026-02-02', paying: 'owed', reference: 'RE-77' });
  await archiveExpense(ctx, await spend('Gone', { categoryId: rent }));
  const cases: [Partial<ExpenseFilter>, string[]][] = [
    [{}, ['C', 'B', 'A']], [{ from: '2026-02-01' }, ['C', 'B']], [{ to: '2026-01-31' }, ['A']], [{ from: '2026-02-01', to: '2026-02-01' }, ['B']],
    [{ categoryId: rent }, ['A']], [{ categoryId: 'none' }, ['C', 'B']], [{ customerId: customer }, ['B']], [{ state: 'owed' }, ['C']], [{ state: 'paid' }, ['B', 'A']], [{ state: 'archived' }, ['Gone']],
    [{ method: 'transfer' }, ['A']], [{ search: 'zurich FLUG' }, ['B']], [{ search: 're-77' }, ['C']], [{ search: 'c' }, ['C', 'B']], [{ search: '100%' }, []], [{ search: '*' }, []],
    [{ search: 'zurich', categoryId: rent }, []], [{ state: 'paid', from: '2026-02-01', method: 'cash' }, ['B']],
  ];
  for (const [filter, suppliers] of cases) expect(await listed(filter), JSON.stringify(filter)).toEqual(suppliers);
});

test('Arabic is found however its letters are written, and what was changed under its new words alone', async () => {
  const id = await spend('مؤسّسة الأُفق');
  expect(await listed({ search: 'موسسه الافق' })).toEqual(['مؤسّسة الأُفق']);
  await changeExpense(ctx, id, 1, expenseValues({ supplier: 'Horizon' }));
  expect([await listed({ search: 'الافق' }), await listed({ search: 'horiz' })]).toEqual([[], ['Horizon']]);
});

test('sums are by currency, of all that is listed and not of the page', async () => {
  for (let index = 0; index < expensesAPage + 1; index += 1) await spend('STC', { day: addDays('2026-01-01', index), amount: '115', taxRateId: vat });
  await spend('Zain', { currency: 'KWD', amount: '1.150' });
  const first = await listExpenses(ctx, { ...everyExpense, page: 1 });
  expect([first.expenses.length, first.total, first.hasMore]).toEqual([expensesAPage, expensesAPage + 2, false]);
  expect(first.sums).toEqual([{ currency: 'KWD', count: 1, net: 1150, tax: 0, total: 1150 }, { currency: 'SAR', count: 51, net: 510_000, tax: 76_500, total: 586_500 }]);
  expect((await listExpenses(ctx, { ...everyExpense, page: 2 })).expenses.map(({ day }) => day)).toEqual(['2026-01-02', '2026-01-01']);
});

test('what was spent for a customer is known with its sum, without what is archived', async () => {
  for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) await spend('Taxi', { day, amount: '10', customerId: customer });
  await archiveExpense(ctx, await spend('Taxi', { customerId: customer }));
  await spend('Other');
  const { expenses, sums } = await expensesOfCustomer(ctx, customer, 2);
  expect(expenses.map(({ day }) => day)).toEqual(['2026-01-03', '2026-01-02']);
  expect(sums).toEqual([{ currency: 'SAR', count: 3, net: 3000, tax: 0, total: 3000 }]);
});

test('the list is exported as it is narrowed, whole and in order, and no formula runs', async () => {
  for (let index = 0; index < 503; index += 1) await spend('Bulk', { day: '2025-01-01', amount: String(index + 1) });
  await spend('=HYPERLINK("http://x")', { reference: '+1', description: 'a "b", c', categoryId: rent, customerId: customer, taxRateId: vat, day: '2026-01-01' });
  await spend('Not this', { currency: 'JPY', paying: 'owed', method: '' });
  const rows = [];
  for await (const row of await exportExpenses(ctx, { ...everyExpense, to: '2026-01-01' })) rows.push(row);
  expect(rows).toHaveLength(505);
  expect(rows[1]).toEqual(['2026-01-01', '=HYPERLINK("http://x")', '+1', 'a "b", c', 'Rent', 'مؤسسة النور', '100.00', '15.00', '115.00', 'SAR', '2026-01-01', 'Cash']);
  expect(rows.slice(2).map((row) => row[8])).toEqual(Array.from({ length: 503 }, (_, index) => `${503 - index}.00`));
  await spend('Credit', { amount: '-115', day: '2024-01-01' });
  const pieces = [];
  for await (const piece of csvOf(await exportExpenses(ctx, { ...everyExpense, to: '2024-01-01' }), figuresFrom)) pieces.push(piece);
  // A sum that leaves credits out would be too high.
  expect(Buffer.concat(pieces.splice(0)).toString()).toContain(',-115.00,SAR,');
  for await (const piece of csvOf(await exportExpenses(ctx, { ...everyExpense, from: '2026-01-01', to: '2026-01-01' }))) pieces.push(piece);
  expect(Buffer.concat(pieces).toString().split('\r\n')[1]).toBe(`2026-01-01,"'=HYPERLINK(""http://x"")",'+1,"a ""b"", c",Rent,مؤسسة النور,100.00,15.00,115.00,SAR,2026-01-01,Cash`);
});

test('categories are made, renamed, put away and brought back; the usual ones come in the language of the person, each once', async () => {
  await expect(createExpenseCategory(ctx, { name: ' rent ' })).rejects.toThrow(Invalid);
  const arabic: Context = { ...ctx, locale: 'ar' };
  expect(await addUsualExpenseCategories(ctx)).toBe(usualCategories.length - 1);
  expect(await addUsualExpenseCategories(ctx)).toBe(0);
  expect(await addUsualExpenseCategories(arabic)).toBe(usualCategories.length);
  await renameExpenseCategory(ctx, rent, { name: 'Office rent' });
  await expect(renameExpenseCategory(ctx, rent, { name: 'TRAVEL' })).rejects.toThrow(Invalid);
  for (const isArchived of [true, true, false]) await setExpenseCategoryArchived(ctx, rent, isArchived);
  expect((await allExpenseCategories(ctx)).find(({ id }) => id === rent)).toMatchObject({ name: 'Office rent', archivedAt: null });
});
