import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { startDraft, unfinishedDrafts } from '#lib/customers/draft';
import { customerFieldNames, valuesWith } from '#lib/customers/fields';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { requiringToSave } from '#lib/customers/required-fields';
import { eq } from 'drizzle-orm';
import type { FieldPolicy } from '#db/schema/firms';
import { expect, type Person, test } from '../support/browser.ts';
import { button, company, customerField, expectForm, expectRefused, field, fillCustomer, layOut, link, notice, partsIn, row, title } from '../support/browser-forms.ts';

const require = ({ ctx }: Person, requiredFields: FieldPolicy) => store.write((db) => db.update(firms).set({ requiredFields }).where(eq(firms.id, ctx.firm.id)));

test('the form of a customer follows the country, keeps all that was typed, saves nothing and complains of nothing', async ({ desk: page, owner, t }) => {
  const marketing = page.getByRole('group', { name: t('consent.short.email.marketing') }).getByRole('checkbox');
  await page.goto('/customers/new');
  expect(await partsIn(page)).toEqual(['buildingNumber', 'street', 'district', 'city', 'postalCode', 'additionalNumber', 'region']);
  await fillCustomer(page, t, { kind: 'company', email: 'nobody', terms: 'net\n30', currency: 'EUR' });
  await customerField(page, t, 'district').fill('Harbor');
  await field(page, t('categories.new')).fill('Key accounts');
  await marketing.check();
  await customerField(page, t, 'country').selectOption('US');
  await layOut(page, t, 'US');
  // The district has no place in an American address, and stands behind what has.
  expect(await partsIn(page)).toEqual(['buildingNumber', 'street', 'city', 'region', 'postalCode', 'district']);
  await expect(field(page, t('addresses.regions.state'))).toBeVisible();
  await expect(button(page, t('addresses.changeLayout'))).toBeFocused();
  await expectForm(page, t, { kind: 'company', name: '', country: 'US', district: 'Harbor', email: 'nobody', terms: 'net\n30', currency: 'EUR' });
  await expect(field(page, t('categories.new'))).toHaveValue('Key accounts');
  await expect(marketing).toBeChecked();
  await expect(page.locator('.error-summary')).toHaveCount(0);
  expect(await unfinishedDrafts(owner.ctx)).toEqual([]);

  await customerField(page, t, 'district').fill('');
  await fillCustomer(page, t, { name: 'Amphitheatre', street: 'Amphitheatre Pkwy', email: 'info@example.com', phone: '+1 650 253 0000', postalCode: '94043' });
  await field(page, t('addresses.regions.state')).fill('California');
  await customerField(page, t, 'city').fill('Mountain View');
  // Enter leads to the review; it does not lay the form out anew.
  await customerField(page, t, 'city').press('Enter');
  await expect(title(page, t('review.title'))).toBeVisible();
  await expect(row(page, t('addresses.regions.state'))).toContainText('California');
});

test('a box that was unticked stays so when an edit is laid out for another country', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, { ...company[language], 'consent.email.marketing': 'given' });
  const marketing = page.getByRole('group', { name: t('consent.short.email.marketing') }).getByRole('checkbox');
  await page.goto(`/customers/${id}/edit`);
  await expect(marketing).toBeChecked();
  await marketing.uncheck();
  await customerField(page, t, 'country').selectOption('FR');
  await layOut(page, t, 'FR');
  await expect(marketing).not.toBeChecked();
  await expectForm(page, t, { ...company[language], country: 'FR' });
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ country: company[language].country, version: 1 });
});

test('what the firm requires is asked for also where addresses have no place for it', async ({ desk: page, owner, t }) => {
  await require(owner, { ...requiringToSave(['region']), district: { company: 'save' } });
  await page.goto('/customers/new');
  await fillCustomer(page, t, { kind: 'company', name: 'Alfreds', country: 'DE', region: 'Berlin' });
  expect(await partsIn(page)).toEqual(['street', 'buildingNumber', 'postalCode', 'city', 'district', 'region']);
  await expect(customerField(page, t, 'region')).toHaveJSProperty('required', true);
  // Required of companies alone, which the form knows only when it was sent.
  await button(page, t('form.review')).click();
  await expectRefused(page, t, [{ control: customerField(page, t, 'district'), message: t('errors.required', { field: t('customers.fields.district') }) }]);
});

test('a link to a part that the country has no place for leads to its field', async ({ desk: page, owner, t }) => {
  const draft = await startDraft(owner.ctx, valuesWith({ kind: 'person', name: 'Maria Anders', country: 'SA' }), null);
  await page.goto(`/customers/new/review?draft=${draft}`);
  await link(page, t('review.changeField', { field: t('customers.fields.region') })).click();
  await expect(customerField(page, t, 'region')).toBeFocused();
});

test('review, edit and profile show the parts in the order of the country', async ({ desk: page, owner, t }) => {
  const given = valuesWith({
    kind: 'person', name: 'Maria Anders', country: 'DE', street: 'Obere Straße', buildingNumber: '57', city: 'Berlin', postalCode: '12209', district: 'Mitte', email: 'maria@alfreds.example', phone: '030 074321',
  });
  const order = ['country', 'street', 'buildingNumber', 'postalCode', 'city', 'district'] as const;
  const where = page.locator('section.group').filter({ has: page.getByRole('heading', { name: t('customers.groups.where'), exact: true }) });
  const labels = order.map((name) => t(`customers.fields.${name}`));
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, given, null)}`);
  expect((await where.getByRole('term').allTextContents()).slice(0, order.length)).toEqual(labels);
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await expect(where.getByRole('term')).toHaveText(labels);
  await link(page, t('profile.edit')).click();
  expect(await partsIn(page)).toEqual([...order.slice(1), 'region']);
  await fillCustomer(page, t, Object.fromEntries(customerFieldNames.filter((name) => ['street', 'buildingNumber', 'postalCode'].includes(name)).map((name) => [name, 'x'])));
  await button(page, t('form.review')).click();
  await expect(page.getByRole('rowheader')).toHaveText(['street', 'buildingNumber', 'postalCode'].map((name) => t(`customers.fields.${name}` as 'customers.fields.street')));
});
