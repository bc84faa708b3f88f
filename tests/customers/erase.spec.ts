import { readFileSync } from 'node:fs';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { button, company, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { unzip } from '../support/zip.ts';

test('the owner exports what is known of a customer, then erases it by typing its number', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  await addContact(owner.ctx, id, { ...noContact, name: 'Omar Aziz' });
  await page.goto(`/customers/${id}`);
  const download = page.waitForEvent('download');
  await link(page, t('personalData.export')).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('customer-1.zip');
  const [json] = unzip(readFileSync(await file.path()));
  expect(JSON.parse(json?.content.toString() ?? '')).toMatchObject({ customer: { name: values.name }, contacts: [{ name: 'Omar Aziz' }] });

  await link(page, t('personalData.erase')).click();
  await expect(title(page, t('personalData.eraseTitle', { name: values.name }))).toBeVisible();
  await expect(page.getByText(t('personalData.goesContacts', { count: 1 }))).toBeVisible();
  await expect(page.getByText(t('personalData.staysLog'))).toBeVisible();
  await field(page, t('personalData.number')).fill('2');
  await button(page, t('personalData.confirm')).click();
  await expectRefused(page, t, [{ control: field(page, t('personalData.number')), message: t('personalData.wrongNumber', { number: '1' }) }]);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ name: values.name, erasedAt: null });
  await field(page, t('personalData.number')).fill('١');
  await button(page, t('personalData.confirm')).click();
  await expect(notice(page)).toHaveText(t('personalData.erased', { number: 1 }));
  await expect(title(page, t('personalData.placeholder', { number: 1 }))).toBeVisible();
  const main = page.getByRole('main');
  for (const word of [values.name, values.city, values.phone, 'Omar Aziz']) await expect(main).not.toContainText(word);
  await expect(main).toContainText(t('history.actions.customer.erased'));
  await expect(main).toContainText(t('history.erased'));
  await expect(main.getByRole('button')).toHaveCount(0);
  await expect(link(page, t('profile.edit'))).toHaveCount(0);

  for (const address of ['edit', 'erase', 'contacts/new', 'deliveries/new']) {
    await page.goto(`/customers/${id}/${address}`);
    await expect(page).toHaveURL(new RegExp(`/customers/${id}$`));
  }
});

test('a member can do neither, and of another firm\'s customer there is nothing to do it with', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  const stranger = await addFirm(language);
  const theirs = await registerCustomer(stranger.ctx, company[language]);
  const ours = await registerCustomer(owner.ctx, company[language]);
  for (const id of [theirs, 'none']) {
    const answer = await page.goto(`/customers/${id}/erase`);
    expect(answer?.status()).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
    expect((await page.request.get(`/customers/${id}/personal-data`)).status()).toBe(404);
  }
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'member', language));
  expect((await page.request.get(`/customers/${ours}/personal-data`)).status()).toBe(403);
  await page.goto(`/customers/${ours}/erase`);
  await expect(title(page, t('forbidden.title'))).toBeVisible();
  await page.goto(`/customers/${ours}`);
  await expect(page.getByRole('heading', { name: t('personalData.title') })).toHaveCount(0);
});
