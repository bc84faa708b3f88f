import { archiveCustomer } from '#lib/customers/archive';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { addPerson, expect, signIn, test } from '../support/browser.ts';
import { button, company, expectRefused, link, notice } from '../support/browser-forms.ts';

test('a customer is archived, taken back at once, archived again, found in the list of those, and restored', async ({ desk: page, owner, language, t }) => {
  const { name } = company[language];
  const id = await registerCustomer(owner.ctx, company[language]);
  await page.goto(`/customers/${id}`);
  await button(page, t('archive.archive')).click();
  await expect(notice(page)).toContainText(t('archive.archived', { number: 1 }));
  await button(page, t('archive.undo')).click();
  await expect(notice(page)).toHaveText(t('archive.restored', { number: 1 }));
  await expect(button(page, t('archive.restore'))).toHaveCount(0);
  await button(page, t('archive.archive')).click();
  await expect(notice(page)).toContainText(t('archive.archived', { number: 1 }));

  await page.goto('/customers');
  await expect(page.getByText(t('customers.total', { count: 0 }))).toBeVisible();
  await link(page, t('archive.inList', { count: 1 })).click();
  await link(page, name).click();
  await button(page, t('archive.restore')).click();
  await expect(notice(page)).toHaveText(t('archive.restored', { number: 1 }));
  await page.goto('/customers');
  await expect(page.getByRole('rowheader')).toHaveText([name]);
  await expect(link(page, t('archive.inList', { count: 1 }))).toHaveCount(0);
});

test('who looks at an older version is told before anything is archived', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  await page.goto(`/customers/${id}`);
  await updateCustomer(owner.ctx, id, 1, { ...values, city: 'Mekka' });
  await button(page, t('archive.archive')).click();
  await expectRefused(page, t, [{ message: t('archive.changed') }]);
  await expect(page.getByText('Mekka')).not.toHaveCount(0);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ archivedAt: null, version: 2 });
  await button(page, t('archive.archive')).click();
  await expect(notice(page)).toContainText(t('archive.archived', { number: 1 }));
});

test('who may only look sees that a customer is archived, and no button', { tag: '@plain' }, async ({ page, program, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/customers/${id}`);
  await expect(button(page, t('archive.archive'))).toHaveCount(0);
  await archiveCustomer(owner.ctx, id, 1);
  await page.goto(`/customers/${id}?saved=archived`);
  await expect(notice(page)).toHaveText(t('archive.archived', { number: 1 }));
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});
