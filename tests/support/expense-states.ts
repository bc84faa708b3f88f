import type { Context } from '#lib/context';
import { addDays } from '#lib/day';
import { archiveExpense } from '#lib/expenses/archive';
import { attachReceipts } from '#lib/expenses/attach';
import { addUsualExpenseCategories, allExpenseCategories } from '#lib/expenses/categories';
import { planRecurringExpense } from '#lib/expenses/plan';
import { pauseRecurringExpense } from '#lib/expenses/plan-state';
import { recordExpense } from '#lib/expenses/record';
import { registerCustomer } from '#lib/customers/register';
import { todayOf } from '#lib/invoices/input';
import type { State } from './browser-states.ts';
import { expect } from './browser.ts';
import { expenseValues } from './expenses.ts';
import { anUpload } from './files.ts';
import { values } from './firm.ts';

const longName = 'Donaudampfschifffahrt'.repeat(9);

interface Spent {
  customer: string;
  category: string;
  expense: string;
  archived: string;
  plan: string;
}

const made = new WeakMap<Context, Promise<Spent>>();

/** Expenses with texts that no line breaks and amounts as large as they get. */
async function make(owner: Context): Promise<Spent> {
  const ctx = { ...owner, firm: { ...owner.firm, requiredFields: {} } };
  const customer = await registerCustomer(ctx, values({ name: longName }));
  await addUsualExpenseCategories(ctx);
  const category = (await allExpenseCategories(ctx))[0]?.id ?? '';
  const given = { supplier: longName, amount: '99,999,999,999.99', tax: '1', description: longName, reference: 'R'.repeat(100), customerId: customer, categoryId: category };
  const [expense, archived] = [await recordExpense(ctx, expenseValues(given)), await recordExpense(ctx, expenseValues({ ...given, paying: 'owed' }))];
  await recordExpense(ctx, expenseValues({ ...given, currency: 'KWD', amount: '9,999,999,999.999', paying: 'owed' }));
  await archiveExpense(ctx, archived);
  const plan = await planRecurringExpense(ctx, expense, { every: '99', unit: 'month', startDay: addDays(todayOf(ctx), 1), endDay: '', paysItself: 'yes' });
  await pauseRecurringExpense(ctx, await planRecurringExpense(ctx, expense, { every: '1', unit: 'week', startDay: todayOf(ctx), endDay: '', paysItself: 'no' }));
  return { customer, category, expense, archived, plan };
}

async function spentBy(ctx: Context): Promise<Spent> {
  const spent = made.get(ctx) ?? make(ctx);
  made.set(ctx, spent);
  return spent;
}

const at = (address: (spent: Spent) => string): State['open'] => async ({ page, owner: { ctx } }) => void (await page.goto(address(await spentBy(ctx))));

/** What is seen of expenses. */
export const expenseStates: State[] = [
  { name: 'expenses', open: at(() => '/expenses') },
  { name: 'expenses, narrowed', open: at(({ customer, category }) => `/expenses?q=${longName}&customer=${customer}&category=${category}&from=2026-01-01&to=2026-12-31&method=cash`) },
  { name: 'expenses, none found', open: at(() => '/expenses?q=nothing') },
  { name: 'expense', open: at(({ expense }) => `/expenses/${expense}?saved=recorded`) },
  { name: 'expense, archived', open: at(({ archived }) => `/expenses/${archived}?saved=archived`) },
  { name: 'expense, new', open: at(({ customer, expense }) => `/expenses/new?customer=${customer}&after=${expense}`) },
  { name: 'expense, to be changed', open: at(({ expense }) => `/expenses/${expense}/edit`) },
  {
    name: 'expense that looks wrong',
    open: async (stage) => {
      await at(({ expense }) => `/expenses/${expense}/edit`)(stage);
      const { page, t } = stage;
      await page.locator('[name=day]').fill('2199-01-01');
      await page.getByRole('button', { name: t('expenses.save'), exact: true }).click();
      await expect(page.getByRole('heading', { name: t('expenses.doubts.title') })).toBeVisible();
    },
  },
  {
    name: 'expense refused',
    open: async ({ page, t }) => {
      await page.goto('/expenses/new');
      await page.getByRole('button', { name: t('expenses.save'), exact: true }).click();
      await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
    },
  },
  {
    name: 'expense with a receipt',
    open: async (stage) => {
      const { expense } = await spentBy(stage.owner.ctx);
      process.env['SIJILL_DATA'] = stage.program.data;
      await attachReceipts(stage.owner.ctx, expense, anUpload(`${longName}.pdf`));
      await stage.page.goto(`/expenses/${expense}?attached=1&refused=fake%20${longName}`);
    },
  },
  { name: 'expense, to be repeated', open: at(({ expense }) => `/expenses/${expense}/repeat`) },
  { name: 'recurring expenses', open: at(() => '/expenses/recurring') },
  { name: 'recurring expense', open: at(({ plan }) => `/expenses/recurring/${plan}?saved=planned`) },
  { name: 'expense categories', open: at(() => '/settings/expense-categories?saved=expenseCategoryUsual') },
  { name: 'expense category', open: at(({ category }) => `/settings/expense-categories/${category}`) },
  { name: 'profile with expenses', open: at(({ customer }) => `/customers/${customer}`) },
];
