import { button, field, fillCustomer, link, notice, requireNameOnly, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

test('a field of the firm stands in form, review, profile, list and filter', async ({ desk: page, language, t }) => {
  await requireNameOnly(page, t);
  await page.goto('/settings');
  await link(page, t('customFields.title')).click();
  await link(page, t('customFields.new')).click();
  const label = language === 'ar' ? 'المندوب' : 'Sales person';
  await field(page, t(language === 'ar' ? 'customFields.labelAr' : 'customFields.labelEn')).fill(label);
  await field(page, t('customFields.type')).selectOption('choice');
  await field(page, t('customFields.options')).fill('Layla\nOmar');
  await page.locator('#isInList').check();
  await button(page, t('customFields.create')).click();
  await expect(notice(page)).toHaveText(t('customFields.created'));

  await page.goto('/customers/new');
  await fillCustomer(page, t, { name: 'Alfreds Futterkiste' });
  await field(page, label).selectOption({ label: 'Layla' });
  await button(page, t('form.review')).click();
  await expect(page.getByText('Layla')).toBeVisible();
  await page.getByRole('link', { name: t('review.changeField', { field: label }) }).click();
  await expect(field(page, label)).toBeFocused();
  await field(page, label).selectOption({ label: 'Omar' });
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();
  await expect(page.getByText('Omar')).toBeVisible();

  await link(page, t('profile.backToList')).click();
  await expect(page.getByRole('columnheader', { name: label })).toBeVisible();
  await link(page, t('filters.title')).click();
  await field(page, label).selectOption({ label: 'Layla' });
  await button(page, t('filters.show')).click();
  await expect(page.getByText(t('customers.nothingFound'))).toBeVisible();
  await page.getByRole('link', { name: t('customers.removeFilter', { filter: `${label}: Layla` }) }).click();
  await expect(link(page, 'Alfreds Futterkiste')).toBeVisible();
});

test('what would not fit another type is said before anything is changed', { tag: '@plain' }, async ({ desk: page, t }) => {
  await requireNameOnly(page, t);
  await page.goto('/settings/custom-fields/new');
  await field(page, t('customFields.labelEn')).fill('Shoe size');
  await button(page, t('customFields.create')).click();
  await page.goto('/customers/new');
  await fillCustomer(page, t, { name: 'Maria Anders' });
  await field(page, 'Shoe size').fill('large');
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();
  await page.goto('/settings/custom-fields');
  await page.getByRole('link', { name: `${t('customFields.edit')}: Shoe size` }).click();
  await field(page, t('customFields.type')).selectOption('number');
  await button(page, t('customFields.save')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await expect(page.getByRole('link', { name: /Maria Anders: large/ })).toBeVisible();
});

test('categories are made in settings and on the spot, filter the list, and a list is kept under a name', async ({ desk: page, t }) => {
  await requireNameOnly(page, t);
  await page.goto('/settings/categories');
  await field(page, t('categories.name')).fill('جملة');
  await page.getByRole('radio', { name: t('categories.colors.blue') }).check();
  await button(page, t('categories.create')).click();
  await expect(notice(page)).toHaveText(t('categories.created'));

  await page.goto('/customers/new');
  await fillCustomer(page, t, { name: 'Maria Anders', city: 'Berlin' });
  await page.getByRole('checkbox', { name: 'جملة' }).check();
  await field(page, t('categories.new')).fill('Regular');
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();
  await button(page, t('review.save')).click();
  await page.goto('/customers/new');
  await fillCustomer(page, t, { name: 'Thomas Hardy' });
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();

  await page.goto('/customers');
  await link(page, t('filters.title')).click();
  await page.getByRole('checkbox', { name: /Regular/ }).check();
  await field(page, t('customers.fields.city')).fill('Berlin');
  await button(page, t('filters.show')).click();
  await expect(link(page, 'Maria Anders')).toBeVisible();
  await expect(link(page, 'Thomas Hardy')).toHaveCount(0);
  await page.getByLabel(t('filters.name')).fill('Berlin regulars');
  await button(page, t('filters.keep')).click();
  await expect(link(page, 'Berlin regulars')).toBeVisible();
  await page.goto('/customers');
  await expect(link(page, 'Thomas Hardy')).toBeVisible();
  await link(page, 'Berlin regulars').click();
  await expect(link(page, 'Thomas Hardy')).toHaveCount(0);

  await page.goto('/settings/categories');
  await page.getByRole('link', { name: `${t('categories.edit')}: Regular` }).click();
  await button(page, t('categories.merge')).click();
  await expect(notice(page)).toHaveText(t('categories.merged'));
  await expect(page.getByText('Regular', { exact: true })).toHaveCount(0);
});
