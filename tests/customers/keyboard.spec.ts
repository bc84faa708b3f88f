import type { Locator, Page } from '@playwright/test';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { button, company, customerField, field, link, notice, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

/** Presses Tab until the control has the focus; on the way the focus is always to be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.locator(':focus').evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === 'solid' ? Number.parseFloat(outlineWidth) : 0;
    });
    expect(outline).toBeGreaterThanOrEqual(2);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

test('a customer is registered with the keyboard alone', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  await page.goto('/customers');
  await tabTo(page, link(page, t('customers.new')).first());
  await page.keyboard.press('Enter');
  await expect(customerField(page, t, 'name')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(customerField(page, t, 'kind', 'company')).toBeChecked();
  for (const name of ['name', 'contactName', 'street', 'city', 'postalCode', 'email', 'phone', 'terms'] as const) {
    await tabTo(page, customerField(page, t, name));
    await page.keyboard.type(values[name]);
  }
  await tabTo(page, button(page, t('form.review')));
  await page.keyboard.press('Enter');
  await expect(title(page, t('review.title'))).toBeVisible();

  await tabTo(page, link(page, t('review.changeField', { field: t('customers.fields.city') })).first());
  await page.keyboard.press('Enter');
  await expect(customerField(page, t, 'city')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Jeddah');
  // Enter in a field sends the form.
  await page.keyboard.press('Enter');
  await expect(title(page, t('review.title'))).toBeVisible();

  await tabTo(page, button(page, t('review.save')));
  await page.keyboard.press('Space');
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ kind: 'company', name: values.name, city: 'Jeddah', terms: values.terms });
});

test('the first Tab leads past the menu', async ({ desk: page, t }) => {
  await page.goto('/customers');
  await page.keyboard.press('Tab');
  await expect(link(page, t('skip'))).toBeFocused();
  await expect(link(page, t('skip'))).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(link(page, t('customers.new')).first()).toBeFocused();
});

test('/ leads to the search, n to the new customer, Escape back', { tag: '@javascript' }, async ({ desk: page, owner, language, t }) => {
  await registerCustomer(owner.ctx, company[language]);
  await page.goto('/customers');
  await page.keyboard.press('/');
  await expect(field(page, t('customers.searchLabel'))).toBeFocused();
  await page.keyboard.type('n/n');
  await expect(field(page, t('customers.searchLabel'))).toHaveValue('n/n');
  await link(page, company[language].name).focus();
  await page.keyboard.press('n');
  await expect(title(page, t('form.newTitle'))).toBeVisible();
  await expect(customerField(page, t, 'name')).toBeFocused();
  // The shortcuts come with a script that runs when the page has been read.
  await page.waitForLoadState('domcontentloaded');
  await page.keyboard.press('Escape');
  await expect(title(page, t('customers.title'))).toBeVisible();
});
