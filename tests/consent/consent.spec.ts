import { registerCustomer } from '#lib/customers/register';
import { button, company, field, fillCustomer, link, notice, requireNameOnly } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

test('consent is asked beside e-mail and phone, never ticked beforehand, and withdrawn by one press on the profile', async ({ desk: page, owner, t }) => {
  await requireNameOnly(page, t);
  await page.goto('/customers/new');
  const offers = page.getByRole('checkbox', { name: t('consent.sentences.email.marketing', { firm: owner.ctx.firm.name }) });
  await expect(offers).not.toBeChecked();
  await fillCustomer(page, t, { name: 'Maria Anders', email: 'maria@alfreds.example' });
  await offers.check();
  await button(page, t('form.review')).click();
  await expect(page.getByText(t('consent.given'))).toBeVisible();
  await button(page, t('review.save')).click();
  await page.getByRole('button', { name: `${t('consent.withdraw')}: ${t('consent.short.email.marketing')}` }).click();
  await expect(notice(page)).toHaveText(t('consent.withdrawnNow'));
  const withdrawal = page.getByRole('listitem').filter({ hasText: `${t('consent.short.email.marketing')}: ${t('consent.withdrawn')}` });
  // One press says that it was withdrawn, and claims nothing of how.
  await expect(withdrawal).toContainText(t('consent.methods.notStated'));
  await page.getByRole('radio', { name: t('consent.sentences.phone.service', { firm: owner.ctx.firm.name }) }).check();
  await field(page, t('consent.method')).selectOption('contract');
  await button(page, t('consent.give')).click();
  await expect(notice(page)).toHaveText(t('consent.recorded'));
  await expect(page.getByRole('listitem').filter({ hasText: `${t('consent.short.phone.service')}: ${t('consent.given')}` })).toContainText(t('consent.methods.contract'));
});

test('a customer withdraws by a link, without an account; to look at it changes nothing', async ({ desk: page, owner, browser, program, language, t }) => {
  const id = await registerCustomer(owner.ctx, { ...company[language], 'consent.email.invoices': 'given', 'consent.email.marketing': 'given' });
  await page.goto(`/customers/${id}/consent`);
  await button(page, t('consent.makeLink')).click();
  const address = await field(page, t('consent.makeLink')).inputValue();
  const elsewhere = await browser.newContext({ locale: language === 'ar' ? 'ar-SA' : 'en-GB', baseURL: program.url });
  const theirs = await elsewhere.newPage();
  const path = new URL(address).pathname;
  await theirs.goto(path);
  await theirs.goto(path);
  await theirs.getByRole('checkbox', { name: t('consent.sentences.email.marketing', { firm: owner.ctx.firm.name }) }).uncheck();
  await button(theirs, t('consent.confirm')).click();
  await expect(theirs.getByText(t('consent.publicDone'))).toBeVisible();
  await theirs.goto(path);
  await expect(theirs.getByText(t('consent.publicGone'))).toBeVisible();
  await elsewhere.close();
  await page.goto(`/customers/${id}`);
  await link(page, t('consent.history')).click();
  await expect(page.getByText(`${t('consent.short.email.marketing')}: ${t('consent.withdrawn')}`)).toBeVisible();
});
