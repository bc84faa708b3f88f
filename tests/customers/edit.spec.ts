import type { Page } from '@playwright/test';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import type { Translate } from '#lib/messages';
import { addPerson, expect, signIn, test } from '../support/browser.ts';
import { button, company, expectForm, expectRefused, field, fillCustomer, link, notice, row, title } from '../support/browser-forms.ts';

async function edit(page: Page, t: Translate, id: string, values: Parameters<typeof fillCustomer>[2]): Promise<void> {
  await page.goto(`/customers/${id}/edit`);
  await fillCustomer(page, t, values);
}

const changes = (page: Page) => page.getByRole('table').getByRole('row').filter({ has: page.getByRole('rowheader') });

test('the review of an edit shows what changes, old beside new, and nothing else', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  await page.goto(`/customers/${id}`);
  await link(page, t('profile.edit')).click();
  await expect(title(page, t('form.editTitle', { name: values.name }))).toBeVisible();
  await expectForm(page, t, values);
  await fillCustomer(page, t, { kind: 'person', city: 'Bonn', terms: '' });
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.titleOf', { name: values.name }))).toBeVisible();
  await expect(changes(page)).toHaveCount(3);
  const city = changes(page).filter({ hasText: t('customers.fields.city') });
  await expect(city.getByRole('deletion')).toHaveText(values.city);
  await expect(city.getByRole('insertion')).toHaveText('Bonn');
  await expect(changes(page).filter({ hasText: t('customers.fields.terms') }).getByRole('insertion')).toHaveText(t('review.none'));

  // What the review finds strange of a city leads there as well.
  await city.getByRole('link', { name: t('review.changeField', { field: t('customers.fields.city') }) }).click();
  await expect(field(page, t('customers.fields.city'))).toBeFocused();
  await expectForm(page, t, { ...values, kind: 'person', city: 'Bonn', terms: '' });
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.updated'));
  await expect(row(page, t('customers.fields.city'))).toContainText('Bonn');
  await expect(row(page, t('customers.fields.terms'))).toHaveCount(0);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ city: 'Bonn', street: values.street, terms: null, version: 2 });
});

test('an edit that changes nothing says so', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await edit(page, t, id, {});
  await button(page, t('form.review')).click();
  await expect(page.getByText(t('review.noChanges'))).toBeVisible();
  expect((await findCustomer(owner.ctx, id))?.version).toBe(1);
});

test('of two who edit at once, the second hears what the first has changed, and overwrites nothing unasked', async ({ desk: page, browser, program, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  const colleague = await addPerson(owner.ctx.firm, 'member', language, 'Omar');
  const context = await browser.newContext();
  await signIn(context, program, colleague);
  const other = await context.newPage();

  await edit(page, t, id, { city: 'Jeddah', street: 'Corniche' });
  await edit(other, t, id, { city: 'Mekka', region: 'Hejaz' });
  await button(other, t('form.review')).click();
  await button(other, t('review.save')).click();
  await expect(notice(other)).toHaveText(t('profile.updated'));
  await context.close();

  await button(page, t('form.review')).click();
  const meanwhile = page.getByRole('region', { name: t('review.changedMeanwhile', { name: 'Omar' }) });
  await expect(meanwhile).toContainText(t('review.theirChange', { field: t('customers.fields.city'), from: values.city, to: 'Mekka' }));
  await expect(meanwhile).toContainText(t('review.theirChange', { field: t('customers.fields.region'), from: values.region, to: 'Hejaz' }));
  await button(page, t('review.save')).click();
  await expectRefused(page, t, [{ message: t('errors.chooseOne', { field: t('customers.fields.city') }) }]);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ city: 'Mekka', street: values.street, version: 2 });

  await meanwhile.getByRole('radio', { name: t('review.mine', { value: 'Jeddah' }) }).check();
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.updated'));
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ city: 'Jeddah', street: 'Corniche', region: 'Hejaz', version: 3 });
});

test('what is saved while the review stands open is shown before anything is overwritten', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await edit(page, t, id, { city: 'Jeddah' });
  await button(page, t('form.review')).click();
  await expect(changes(page)).toHaveCount(1);

  const second = await page.context().newPage();
  await edit(second, t, id, { region: 'Hejaz' });
  await button(second, t('form.review')).click();
  await button(second, t('review.save')).click();
  await expect(notice(second)).toHaveText(t('profile.updated'));

  await button(page, t('review.save')).click();
  const meanwhile = page.getByRole('region', { name: t('review.changedMeanwhile', { name: owner.ctx.user.name }) });
  await expect(meanwhile).toContainText('Hejaz');
  await expect(meanwhile.getByRole('radio')).toHaveCount(0);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ city: company[language].city, version: 2 });
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.updated'));
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ city: 'Jeddah', region: 'Hejaz', version: 3 });
});
