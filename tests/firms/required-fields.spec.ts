import type { Page } from '@playwright/test';
import { isAddressPart, partsOf } from '#lib/addresses/layout';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { type CustomerFieldName, customerFieldNames } from '#lib/customers/fields';
import { startDraft } from '#lib/customers/draft';
import { emptyValues } from '#lib/customers/fields';
import { articleSix, requirable, requiringToSave } from '#lib/customers/required-fields';
import { eq } from 'drizzle-orm';
import type { Translate } from '#lib/messages';
import { button, customerField, expectRefused, fillCustomer, link, notice, requireNameOnly, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

/** Asterisk and `required` stand at these fields and at no other that the form of the firm's country asks for; a kind is always chosen. */
async function expectRequired(page: Page, t: Translate, names: CustomerFieldName[]): Promise<void> {
  await page.goto('/customers/new');
  for (const name of customerFieldNames.filter((name) => name !== 'kind' && (!isAddressPart(name) || partsOf('SA').includes(name) || names.includes(name)))) {
    const required = names.includes(name);
    await expect(customerField(page, t, name)).toHaveJSProperty('required', required);
    await expect(page.locator(`label[for=${name}]`)).toHaveText(`${t(`customers.fields.${name}`)}${required ? ' *' : ''}`);
  }
}

const levelOf = (page: Page, t: Translate, name: CustomerFieldName, kind: 'person' | 'company') =>
  page.getByRole('combobox', { name: `${t(`customers.fields.${name}`)}, ${t(`customers.kinds.${kind}`)}` });

const refusedFor = (page: Page, t: Translate, names: CustomerFieldName[]) =>
  expectRefused(page, t, names.map((name) => ({
    control: customerField(page, t, name),
    message: t('errors.required', { field: t(`customers.fields.${name}`) }),
  })));

test('asterisk, `required` and what is refused follow the setting', async ({ desk: page, t }) => {
  await expectRequired(page, t, articleSix);
  await button(page, t('form.review')).click();
  await refusedFor(page, t, customerFieldNames.filter((name) => articleSix.includes(name)));

  await page.goto('/settings/fields');
  await expect(levelOf(page, t, 'name', 'person')).toBeDisabled();
  await button(page, t('settings.nameOnly')).click();
  await expect(notice(page)).toHaveText(t('settings.fieldsSaved'));
  for (const name of requirable.filter((name) => name !== 'name')) await expect(levelOf(page, t, name, 'person')).toHaveValue('');
  await expectRequired(page, t, ['name']);
  await button(page, t('form.review')).click();
  await refusedFor(page, t, ['name']);
  await fillCustomer(page, t, { name: 'Maria Anders' });
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();

  await page.goto('/settings/fields');
  await levelOf(page, t, 'taxId', 'person').selectOption('save');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('settings.fieldsSaved'));
  await expectRequired(page, t, ['name', 'taxId']);

  await page.goto('/settings/fields');
  await button(page, t('settings.theSix')).click();
  await expect(notice(page)).toHaveText(t('settings.fieldsSaved'));
  await expectRequired(page, t, articleSix);
});

test('what is required only since the form was accepted is asked for at the review', async ({ desk: page, owner, t }) => {
  const draft = await startDraft(owner.ctx, { ...emptyValues, kind: 'person', name: 'Maria Anders' }, null);
  await store.write((db) => db.update(firms).set({ requiredFields: {} }).where(eq(firms.id, owner.ctx.firm.id)));
  await page.goto(`/customers/new/review?draft=${draft}`);
  await store.write((db) => db.update(firms).set({ requiredFields: requiringToSave(['city']) }).where(eq(firms.id, owner.ctx.firm.id)));
  await button(page, t('review.save')).click();
  const mend = page.getByRole('region', { name: t('review.mustMend') });
  await link(page, t('errors.required', { field: t('customers.fields.city') })).click();
  await expect(customerField(page, t, 'city')).toBeFocused();
  await customerField(page, t, 'city').fill('Berlin');
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();
  await expect(mend).toHaveCount(0);
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
});

test('what a company needs before it can be invoiced is asked of companies, and stands on the profile until it is there', async ({ desk: page, t }) => {
  await requireNameOnly(page, t);
  await levelOf(page, t, 'taxId', 'company').selectOption('invoice');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('settings.fieldsSaved'));
  await page.goto('/customers/new');
  await fillCustomer(page, t, { kind: 'company', name: 'Alfreds Futterkiste' });
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();
  const missing = page.getByRole('region', { name: t('profile.missing') });
  await missing.getByRole('link', { name: t('customers.fields.taxId') }).click();
  await expect(customerField(page, t, 'taxId')).toBeFocused();
  await customerField(page, t, 'taxId').fill('310122393500003');
  await button(page, t('form.review')).click();
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.updated'));
  await expect(missing).toHaveCount(0);
});
