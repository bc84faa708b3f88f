import { archiveCategory, changeCategory, createCategory, mergeCategories } from '#lib/categories/change';
import { makeConsentLink, withdrawByLink } from '#lib/consent/link';
import { recordConsent } from '#lib/consent/record-consent';
import { archiveCustomer } from '#lib/customers/archive';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { addFirm, addPerson, expect, test } from '../support/browser.ts';
import { company, link, title } from '../support/browser-forms.ts';

test('the profile tells who changed what, from what to what, and leads to all of it', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const omar = await addPerson(owner.ctx.firm, 'member', language, 'Omar');
  const id = await registerCustomer(owner.ctx, values);
  for (let version = 1; version <= 52; version += 1) await updateCustomer(owner.ctx, id, version, { ...values, city: `City ${version}` });
  await updateCustomer(omar.ctx, id, 53, { ...values, kind: 'person', city: 'City 52', country: 'MA', terms: '' });
  await archiveCustomer(owner.ctx, id, 54);
  await page.goto(`/customers/${id}`);
  const history = page.getByRole('heading', { name: t('history.title') }).locator('..');
  const entries = (root: typeof history) => root.locator('ol.history > li');
  await expect(entries(history)).toHaveCount(20);
  await expect(entries(history).first()).toContainText(t('history.actions.customer.archived'));
  const second = entries(history).nth(1);
  await expect(second).toContainText(t('history.by', { name: 'Omar' }));
  await expect(second.locator('.past > li')).toHaveCount(3);
  await expect(second.getByRole('deletion').first()).toHaveText(t('customers.kinds.company'));
  await expect(second.getByRole('insertion').first()).toHaveText(t('customers.kinds.person'));
  await expect(second).toContainText(language === 'ar' ? 'المغرب' : 'Morocco');
  await expect(second.getByRole('insertion').last()).toHaveText(t('review.none'));

  await link(page, t('history.all', { count: 55 })).click();
  await expect(title(page, t('history.titleOf', { name: values.name }))).toBeVisible();
  const main = page.getByRole('main');
  await expect(entries(main)).toHaveCount(50);
  await link(page, t('customers.next')).click();
  await expect(entries(main)).toHaveCount(5);
  await expect(entries(main).last()).toContainText(t('history.actions.customer.registered'));
  await link(page, t('history.back')).click();
  await expect(title(page, values.name)).toBeVisible();
});

test('it tells of consents and of categories in words, also of those that are archived or were merged into others', async ({ desk: page, owner, language, t }) => {
  const { ctx } = owner;
  const create = (name: string) => createCategory(ctx, { name, color: 'red', description: '' });
  const [shop, wholesale, retail] = [await create('Shop'), await create('Wholesale'), await create('Retail')];
  const values = { ...company[language], categories: shop };
  const id = await registerCustomer(ctx, values);
  await updateCustomer(ctx, id, 1, { ...values, categories: wholesale });
  await recordConsent(ctx, id, { channel: 'post', purpose: 'marketing', isGiven: 'yes', method: 'contract', remark: '' });
  await withdrawByLink(await makeConsentLink(ctx, id), new Set(['post.marketing']));
  await changeCategory(ctx, shop, { name: 'Corner shop', color: 'red', description: '' });
  await mergeCategories(ctx, shop, retail);
  await archiveCategory(ctx, wholesale);
  await page.goto(`/customers/${id}/history`);
  const entries = page.locator('ol.history > li');
  await expect(entries).toHaveCount(4);
  await expect(entries.nth(0)).toContainText(t('history.actions.consent.withdrawn', { name: t('consent.short.post.marketing') }));
  await expect(entries.nth(0)).toContainText(t('history.byCustomer'));
  await expect(entries.nth(0)).toContainText(t('consent.methods.link'));
  await expect(entries.nth(1)).toContainText(t('history.actions.consent.given', { name: t('consent.short.post.marketing') }));
  await expect(entries.nth(1)).toContainText(t('history.by', { name: owner.ctx.user.name }));
  await expect(entries.nth(1)).toContainText(t('consent.methods.contract'));
  await expect(entries.nth(2).getByRole('deletion')).toHaveText('Corner shop');
  await expect(entries.nth(2).getByRole('insertion')).toHaveText('Wholesale');
});

test('the history of another firm\'s customer is not found', { tag: '@plain' }, async ({ desk: page, language, t }) => {
  const stranger = await addFirm(language);
  const theirs = await registerCustomer(stranger.ctx, company[language]);
  for (const id of [theirs, 'none']) {
    const answer = await page.goto(`/customers/${id}/history`);
    expect(answer?.status()).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
});
