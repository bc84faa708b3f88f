import { startDraft } from '#lib/customers/draft';
import { registerCustomer } from '#lib/customers/register';
import { button, company, field, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, test } from '../support/browser.ts';

test('what belongs to another firm, to a colleague, or to nobody is not found, drawn in full', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const stranger = await addFirm(language);
  const theirs = await registerCustomer(stranger.ctx, values);
  const theirDraft = await startDraft(stranger.ctx, values, null);
  const colleague = await addPerson(owner.ctx.firm, 'member', language);
  const ours = await registerCustomer(owner.ctx, { ...values, name: 'Ours' });
  const colleaguesDraft = await startDraft(colleague.ctx, values, null);
  const colleaguesEdit = await startDraft(colleague.ctx, values, { id: ours, version: 1, values });
  const addresses = [
    `/customers/${theirs}`, `/customers/${theirs}/edit`, '/customers/made-up', "/customers/'--", '/nowhere/at/all',
    `/customers/new?draft=${theirDraft}`, `/customers/new/review?draft=${theirDraft}`, '/customers/new/review',
    `/customers/new?draft=${colleaguesDraft}`, `/customers/new/review?draft=${colleaguesDraft}`,
    `/customers/${ours}/edit?draft=${colleaguesEdit}`, `/customers/${ours}/edit/review?draft=${colleaguesEdit}`, `/customers/${ours}/edit/review?draft=${theirDraft}`,
  ];
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
    await expect(page.getByRole('navigation', { name: t('menu.label') })).toBeVisible();
    await expect(page.getByText(values.name)).toHaveCount(0);
  }
  await field(page, t('customers.searchLabel')).fill('Ours');
  await button(page, t('customers.search')).click();
  await expect(page.getByRole('rowheader')).toHaveText('Ours');
});

test('the list and its search show nothing of another firm', async ({ desk: page, owner, language, t }) => {
  const stranger = await addFirm(language);
  await registerCustomer(stranger.ctx, company[language]);
  await page.goto('/customers');
  await expect(page.getByText(t('customers.empty'))).toBeVisible();
  await registerCustomer(owner.ctx, { ...company[language], name: 'Ours' });
  for (const words of [company[language].city, company[language].email, '1']) {
    await page.goto(`/customers?q=${encodeURIComponent(words)}`);
    await expect(page.getByRole('rowheader').getByRole('link')).toHaveText(['Ours']);
  }
  await page.goto(`/customers?q=${encodeURIComponent(company[language].name)}`);
  await expect(page.getByText(t('customers.nothingFound'))).toBeVisible();
});

test('a page that is not there says so to somebody who is not signed in, and shows the way', async ({ page, owner, t }) => {
  expect(owner.email).toBeTruthy();
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(title(page, t('missing.title'))).toBeVisible();
  await expect(page.getByRole('link', { name: t('login.title') })).toBeVisible();
});
