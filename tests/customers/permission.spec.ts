import { startDraft } from '#lib/customers/draft';
import { registerCustomer } from '#lib/customers/register';
import { company, link, row, title } from '../support/browser-forms.ts';
import { addPerson, expect, signIn, test } from '../support/browser.ts';

test('who may only look sees the register, and an explanation where more is needed', { tag: '@plain' }, async ({ page, program, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  const draft = await startDraft(owner.ctx, values, { id, version: 1, values });
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));

  await page.goto('/customers');
  await expect(link(page, t('customers.new'))).toHaveCount(0);
  await link(page, values.name).click();
  await expect(row(page, t('customers.fields.city'))).toContainText(values.city);
  await expect(link(page, t('profile.edit'))).toHaveCount(0);

  const barred = ['/customers/new', `/customers/new/review?draft=${draft}`, `/customers/${id}/edit`, `/customers/${id}/edit/review?draft=${draft}`, '/settings/firm', '/settings/fields', '/settings/people'];
  for (const address of barred) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
    await expect(page.getByText(t('forbidden.lead', { firm: owner.ctx.firm.name }))).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(page.getByText(values.name)).toHaveCount(0);
  }
});

test('an empty register does not ask a person to register who may not', { tag: '@plain' }, async ({ page, program, owner, language, t }) => {
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto('/customers');
  await expect(page.getByText(t('customers.empty'))).toBeVisible();
  await expect(page.getByText(t('customers.emptyStep'))).toHaveCount(0);
  await page.goto('/settings');
  await expect(title(page, t('settings.title'))).toBeVisible();
  await expect(link(page, t('settings.fields'))).toHaveCount(0);
});
