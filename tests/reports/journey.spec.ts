import { createCategory } from '#lib/categories/change';
import { registerCustomer } from '#lib/customers/register';
import { addDays } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { recordPayment } from '#lib/payments/record';
import { button, link, title } from '../support/browser-forms.ts';
import { addFirm, expect, type Person, signIn, test } from '../support/browser.ts';
import { values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { anExpense } from '../support/reports.ts';

interface Traded {
  owner: Person;
  category: string;
}

/** Two invoices of a customer in a category, one of them paid and one late; one of another without a category; an expense. */
async function traded(language: Person['ctx']['locale']): Promise<Traded> {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const category = await createCategory(owner.ctx, { name: 'جملة', color: 'blue', description: '' });
  const [wholesaler, other] = [await registerCustomer(owner.ctx, values({ name: 'Wholesaler', city: 'جدة', country: 'SA', categories: category })), await registerCustomer(owner.ctx, values({ name: 'Somebody' }))];
  const today = todayOf(owner.ctx);
  const late = { issueDay: '2024-03-01', dueDay: '2024-03-15' };
  await anInvoice(owner.ctx, wholesaler, '1000', late);
  const paid = await anInvoice(owner.ctx, wholesaler, '200', { issueDay: '2024-04-01', dueDay: '2024-04-15' });
  await recordPayment(owner.ctx, { customerId: wholesaler, day: '2025-01-05', method: 'cash', currency: 'SAR', amount: '200', reference: '', note: '', first: paid });
  await anInvoice(owner.ctx, other, '40', { issueDay: today, dueDay: addDays(today, 10) });
  await anExpense(owner.ctx, { day: '2024-03-20', paidDay: '2024-03-20', net: 30_000, tax: 0, customerId: wholesaler });
  return { owner, category };
}

test('from the start page to a report, to the entries behind a figure, to the invoice itself', async ({ page, program, language, t }) => {
  const { owner } = await traded(language);
  await signIn(page.context(), program, owner);
  await page.goto('/');
  await expect(title(page, t('today.title'))).toBeVisible();
  await expect(link(page, t('today.overdue', { count: 1 }))).toBeVisible();
  await expect(page.getByRole('main')).toContainText('1,000.00');
  await page.getByRole('navigation', { name: t('menu.label') }).getByRole('link', { name: t('menu.reports') }).click();
  await page.getByRole('main').getByRole('link', { name: t('reports.names.categories') }).click();
  await expect(title(page, t('reports.names.categories'))).toBeVisible();
  await page.locator('#from').fill('2024-01-01');
  await page.locator('#to').fill('2024-12-31');
  await button(page, t('reports.show')).click();
  const wholesale = page.getByRole('row').filter({ hasText: 'جملة' });
  await expect(wholesale.getByRole('cell')).toHaveText([/1,200\.00/, /0\.00/, /1,200\.00/, /300\.00/, /900\.00/]);
  await expect(page.getByText(t('reports.sharingHelp.full'))).toBeVisible();
  await expect(page.getByRole('img', { name: t('reports.names.categories') })).toBeVisible();
  await wholesale.getByRole('link').first().click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await expect(page.locator('tfoot')).toContainText('1,200.00');
  await page.locator('tbody').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/invoices\//);
});

test('by cash, what was paid counts in the year in which it was; products and taxes know no cash', async ({ page, program, language, t }) => {
  const { owner } = await traded(language);
  await signIn(page.context(), program, owner);
  await page.goto('/reports/customers?from=2025-01-01&to=2025-12-31');
  await expect(page.getByText(t('reports.empty'))).toBeVisible();
  await page.locator('#basis').selectOption('cash');
  await button(page, t('reports.show')).click();
  await expect(page.locator('#basis')).toHaveValue('cash');
  await expect(page.locator('tfoot').getByRole('cell').first()).toHaveText(/200\.00/);
  await page.locator('tfoot').getByRole('link').first().click();
  await expect(page.locator('tbody')).toContainText(t('payments.kinds.payment'));
  await page.goto('/reports/products?from=2024-01-01&to=2024-12-31');
  await expect(page.locator('#basis')).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: t('reports.none.products') })).toContainText('1,200.00');
  await page.goto('/reports/receivables?day=2024-03-31');
  await expect(page.locator('tfoot').getByRole('cell')).toHaveText([/^0\.00/, /1,000\.00/, /^0\.00/, /^0\.00/, /^0\.00/, /1,000\.00/]);
});

test('a report leaves as CSV and as PDF, in the language of the page', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const { owner, category } = await traded(language);
  await signIn(page.context(), program, owner);
  await page.goto('/reports/categories?from=2024-01-01&to=2024-12-31');
  const fetched = async (name: string) => page.request.get((await link(page, name).getAttribute('href')) ?? '');
  const csv = await fetched(t('reports.csv'));
  expect(csv.headers()['content-type']).toMatch(/^text\/csv/);
  expect(await csv.text()).toContain('جملة,SAR,1200.00,0.00,1200.00,300.00,0.00,300.00,900.00');
  const pdf = await fetched(t('reports.pdf'));
  expect([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  for (const address of ['/reports/nothing', '/reports/entries?report=nothing']) {
    await page.goto(address);
    await expect(page).toHaveURL('/not-found');
  }
  const stranger = await addFirm(language, { requiredFields: {} });
  await signIn(page.context(), program, stranger);
  await page.goto(`/reports/entries?report=categories&part=income&currency=SAR&key=${category}&from=2024-01-01&to=2024-12-31`);
  await expect(page.getByText(t('reports.entries.empty'))).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('جملة');
});

test('a new firm is led to its first invoice', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await signIn(page.context(), program, owner);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: t('today.steps.title') })).toBeVisible();
  await expect(page.getByText(t('today.steps.done'), { exact: true })).toHaveCount(0);
  await selling(owner.ctx);
  await page.reload();
  await expect(page.getByText(t('today.steps.done'), { exact: true })).toHaveCount(3);
  await link(page, t('today.steps.invoice')).click();
  await expect(page).toHaveURL('/invoices/new');
});
