import type { Page } from '@playwright/test';
import type { Context } from '#lib/context';
import { emptyValues } from '#lib/customers/fields';
import { registerCustomer } from '#lib/customers/register';
import { button, company, field, link } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

const names = (page: Page) => page.getByRole('rowheader');
const nameOf = (index: number) => `Customer ${String(index).padStart(3, '0')}`;

/** Numbers run against the names: the first to be registered comes last in the alphabet. */
async function registerMany(ctx: Context, count: number): Promise<void> {
  for (let index = count; index > 0; index -= 1) {
    await registerCustomer({ ...ctx, firm: { ...ctx.firm, requiredFields: {} } }, { ...emptyValues, kind: 'person', name: nameOf(index) });
  }
}

test('the list is sorted by its headings and turned page by page', async ({ desk: page, owner, t }) => {
  await registerMany(owner.ctx, 103);
  await page.goto('/customers');
  await expect(page.getByText(t('customers.total', { count: 103 }))).toBeVisible();
  await expect(names(page)).toHaveCount(50);
  await expect(names(page).first()).toHaveText(nameOf(1));
  await expect(page.getByRole('columnheader', { name: t('customers.name') })).toHaveAttribute('aria-sort', 'ascending');
  await link(page, t('customers.next')).click();
  await expect(names(page).first()).toHaveText(nameOf(51));
  await expect(page.getByText(t('customers.page', { page: 2, pages: 3 }))).toBeVisible();
  await link(page, t('customers.next')).click();
  await expect(names(page)).toHaveText([nameOf(101), nameOf(102), nameOf(103)]);
  await expect(link(page, t('customers.next'))).toHaveCount(0);

  await link(page, t('customers.number')).click();
  await expect(names(page).first()).toHaveText(nameOf(103));
  await expect(page.getByRole('columnheader', { name: t('customers.number') })).toHaveAttribute('aria-sort', 'ascending');
  await link(page, t('customers.number')).click();
  await expect(names(page).first()).toHaveText(nameOf(1));
  await link(page, t('customers.next')).click();
  await expect(names(page).first()).toHaveText(nameOf(51));
  await link(page, t('customers.previous')).click();
  await expect(names(page).first()).toHaveText(nameOf(1));

  await page.goto('/customers?page=4');
  await expect(page.getByText(t('customers.noSuchPage', { pages: 3 }))).toBeVisible();
  await link(page, t('customers.lastPage')).click();
  await expect(names(page)).toHaveCount(3);
});

test('any part of name, number, e-mail, phone, city or tax id finds a customer, and the search can be taken away', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  await registerCustomer(owner.ctx, values);
  await registerCustomer(owner.ctx, { ...company[language === 'ar' ? 'en' : 'ar'], name: 'أحمد العُمري' });
  await page.goto('/customers');
  const search = async (words: string) => {
    await field(page, t('customers.searchLabel')).fill(words);
    await button(page, t('customers.search')).click();
    await expect(link(page, t('customers.removeFilter', { filter: t('customers.foundFor', { search: words }) }))).toBeVisible();
  };
  for (const part of [values.name.slice(2, 7), values.email.slice(3, 12), values.phone, values.phone.slice(-5), values.city.slice(1), values.taxId.slice(2, 8)]) {
    await search(part);
    await expect(page.getByText(t('customers.found', { count: 1 }))).toBeVisible();
    await expect(names(page).getByRole('link')).toHaveText(values.name);
  }
  await search('احمد عمري'.split(' ')[0] ?? '');
  await expect(names(page)).toHaveText('أحمد العُمري');
  await search('nobody at all');
  await expect(page.getByText(t('customers.nothingFound'))).toBeVisible();
  await expect(field(page, t('customers.searchLabel'))).toHaveValue('nobody at all');
  await link(page, t('customers.removeFilter', { filter: t('customers.foundFor', { search: 'nobody at all' }) })).click();
  await expect(names(page)).toHaveCount(2);
});

test('a name is found in either script; those who are spelled so come first, and it is marked what was found', async ({ desk: page, owner, t }) => {
  for (const name of ['محمد أحمد', 'Mohammed Ahmad', 'محمود أحمد']) await registerCustomer(owner.ctx, { ...company.en, name, contactName: 'Salma', taxId: '' });
  await page.goto('/customers?q=Mohammed');
  await expect(page.getByText(t('customers.found', { count: 1 }))).toBeVisible();
  await expect(names(page)).toHaveText(['Mohammed Ahmad', 'محمد أحمد']);
  await expect(page.getByRole('heading', { name: t('customers.soundAlike', { count: 1 }) })).toBeVisible();
  await expect(page.locator('mark')).toHaveText(['Mohammed', 'محمد']);
  await page.goto('/customers?q=Mohamed');
  await expect(page.getByText(t('customers.found', { count: 0 }))).toBeVisible();
  await expect(page.getByText(t('customers.nothingFound'))).toHaveCount(0);
  await expect(names(page)).toHaveText(['Mohammed Ahmad', 'محمد أحمد']);
  await page.goto('/customers?q=سلمى&found=sound');
  await expect(names(page)).toHaveCount(3);
  await expect(page.locator('.found-in').first()).toHaveText(`${t('customers.fields.contactName')}: Salma`);
  await link(page, t('customers.removeFilter', { filter: t('customers.foundBySound', { search: 'سلمى' }) })).click();
  await expect(names(page)).toHaveCount(3);
  await expect(page.locator('mark')).toHaveCount(0);
});
