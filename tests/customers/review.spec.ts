import type { Page } from '@playwright/test';
import { discardDraft, startDraft } from '#lib/customers/draft';
import { countryName } from '#lib/countries';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '#lib/customers/fields';
import { fieldLabel } from '#lib/customers/show';
import type { Translate } from '#lib/messages';
import { button, company, customerField, expectForm, expectRefused, fillCustomer, link, notice, row, sixOf, title } from '../support/browser-forms.ts';
import { expect, signIn, test } from '../support/browser.ts';

async function reachReview(page: Page, t: Translate, values: Partial<CustomerValues>): Promise<void> {
  await page.goto('/customers/new');
  await fillCustomer(page, t, values);
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();
}

test('every Change link leads to its own field, and nothing is typed twice', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const review = `/customers/new/review?draft=${await startDraft(owner.ctx, values, null)}`;
  await page.goto(review);
  const changeLink = (name: CustomerFieldName) => link(page, t('review.changeField', { field: t(fieldLabel(name, values.kind)) }));
  for (const name of customerFieldNames) await expect(changeLink(name)).toHaveAttribute('href', new RegExp(`[?&]field=${name}$`));
  // One field of each kind of control.
  for (const name of ['kind', 'country', 'terms', 'city'] as const) {
    await page.goto(review);
    await changeLink(name).click();
    await expect(customerField(page, t, name, values.kind)).toBeFocused();
  }
  await expectForm(page, t, values);
  await customerField(page, t, 'city').fill('Marrakesh');
  await button(page, t('form.review')).click();
  await expect(row(page, t('customers.fields.city'))).toContainText('Marrakesh');
  await expect(page).toHaveURL(review);
  await page.reload();
  await expect(row(page, t('customers.fields.city'))).toContainText('Marrakesh');
  await expect(row(page, t('customers.fields.street'))).toContainText(values.street);
});

test('an unfinished entry is offered again after the browser was closed, until it is discarded', async ({ desk: page, browser, program, owner, language, t }) => {
  const values = sixOf(company[language]);
  await reachReview(page, t, values);
  await page.context().close();

  const context = await browser.newContext();
  await signIn(context, program, owner);
  const again = await context.newPage();
  await again.goto('/customers/new');
  await expect(again.getByText(t('form.unfinished'))).toBeVisible();
  await expect(again.getByRole('listitem').filter({ hasText: company[language].name })).toBeVisible();
  await link(again, t('form.continue')).click();
  await expectForm(again, t, values);
  await again.goto('/customers/new');
  await button(again, t('form.discardNamed', { name: company[language].name })).click();
  await expect(again.getByText(t('form.unfinished'))).toHaveCount(0);
  await expect(title(again, t('form.newTitle'))).toBeVisible();
  await context.close();
});

test('what looks like a slip is pointed out and blocks nothing', async ({ desk: page, language, t }) => {
  await reachReview(page, t, {
    kind: 'person', name: 'MARIA  ANDERS', country: 'DE', street: 'Obere Str.', city: 'Berlin 12', postalCode: '1220', email: 'maria@localhost', phone: '12',
  });
  const findings = page.getByRole('region', { name: t('review.pleaseCheck') });
  await expect(findings.getByRole('listitem')).toHaveCount(5);
  const expected = [
    t('checks.allCapitals'), t('checks.doubledSpaces'), t('checks.emailDomain', { domain: 'localhost' }), t('checks.phoneShort'),
    t('checks.cityDigits'), t('checks.postalCodeLike', { country: countryName('DE', language), example: '26133' }),
  ];
  for (const text of expected) await expect(findings).toContainText(text);
  await findings.getByRole('link', { name: t('review.changeField', { field: t('customers.fields.postalCode') }) }).click();
  await expect(customerField(page, t, 'postalCode')).toBeFocused();
  await customerField(page, t, 'postalCode').fill('12209');
  await button(page, t('form.review')).click();
  await expect(findings.getByRole('listitem')).toHaveCount(4);
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('MARIA  ANDERS');
});

test('what was typed outlives its draft', async ({ desk: page, owner, language, t }) => {
  const draft = await startDraft(owner.ctx, company[language], null);
  await page.goto(`/customers/new?draft=${draft}`);
  await customerField(page, t, 'city').fill('Marrakesh');
  await discardDraft(owner.ctx, draft);
  await button(page, t('form.review')).click();
  await expectRefused(page, t, [{ message: t('errors.draftGone') }]);
  await expectForm(page, t, { ...company[language], city: 'Marrakesh' });
  await button(page, t('form.review')).click();
  await expect(row(page, t('customers.fields.city'))).toContainText('Marrakesh');
});
