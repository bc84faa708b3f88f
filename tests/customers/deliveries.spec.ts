import { registerCustomer } from '#lib/customers/register';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { listDeliveries } from '#lib/deliveries/queries';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { button, company, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';

test('the form follows the country, with all that was typed, and the address is shown as it is printed', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, { ...company[language], country: 'SA' });
  const labels = () => page.getByRole('main').getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name')));
  await page.goto(`/customers/${id}`);
  await link(page, t('deliveries.add')).click();
  expect(await labels()).toEqual(['label', 'buildingNumber', 'street', 'district', 'city', 'postalCode', 'additionalNumber', 'region']);
  await field(page, t('deliveries.label')).fill('Warehouse');
  await field(page, t('customers.fields.district')).fill('Harbor');
  await field(page, t('customers.fields.country')).selectOption('US');
  await button(page, t('addresses.changeLayout')).click();
  await expect(field(page, t('addresses.regions.state'))).toBeVisible();
  // The district has no place in an American address, and stands behind what has.
  expect(await labels()).toEqual(['label', 'buildingNumber', 'street', 'city', 'region', 'postalCode', 'district']);
  await expect(field(page, t('deliveries.label'))).toHaveValue('Warehouse');
  await expect(field(page, t('customers.fields.district'))).toHaveValue('Harbor');
  await expect(field(page, t('customers.fields.country'))).toHaveValue('US');
  expect(await listDeliveries(owner.ctx, id)).toEqual([]);

  await field(page, t('customers.fields.district')).fill('');
  await button(page, t('deliveries.save')).click();
  await expectRefused(page, t, [{ control: field(page, t('customers.fields.street')), message: t('deliveries.empty') }]);
  await field(page, t('customers.fields.buildingNumber')).fill('1600');
  await field(page, t('customers.fields.street')).fill('Amphitheatre Pkwy');
  await field(page, t('customers.fields.city')).fill('Mountain View');
  await field(page, t('addresses.regions.state')).fill('CA');
  await field(page, t('customers.fields.postalCode')).fill('94043');
  await button(page, t('deliveries.save')).click();
  await expect(notice(page)).toHaveText(t('deliveries.saved.added'));
  const addresses = page.getByRole('region', { name: t('deliveries.title') });
  await expect(addresses.locator('address > p')).toHaveText(['1600 Amphitheatre Pkwy', 'Mountain View, CA 94043', language === 'ar' ? 'الولايات المتحدة' : 'United States']);

  await link(page, `${t('deliveries.edit')}: Warehouse`).click();
  await field(page, t('customers.fields.city')).fill('Boston');
  // Enter saves; it does not lay the form out anew.
  await field(page, t('customers.fields.city')).press('Enter');
  await expect(notice(page)).toHaveText(t('deliveries.saved.updated'));
  await expect(addresses).toContainText('Boston, CA 94043');
  await link(page, `${t('deliveries.edit')}: Warehouse`).click();
  await button(page, t('deliveries.archive')).click();
  await expect(notice(page)).toHaveText(t('deliveries.saved.archived'));
  await page.getByText(t('deliveries.archived', { count: 1 })).click();
  await button(page, `${t('deliveries.restore')}: Warehouse`).click();
  await expect(notice(page)).toHaveText(t('deliveries.saved.restored'));
});

test('addresses of others are not found, and who may only look changes none', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  const stranger = await addFirm(language);
  const theirs = await registerCustomer(stranger.ctx, company[language]);
  const theirAddress = await addDelivery(stranger.ctx, theirs, { ...noDelivery, label: 'Secret', city: 'Secret' });
  const ours = await registerCustomer(owner.ctx, company[language]);
  for (const address of [`${theirs}/deliveries/new`, `${theirs}/deliveries/${theirAddress}`, `${ours}/deliveries/${theirAddress}`, `${ours}/deliveries/none`]) {
    const answer = await page.goto(`/customers/${address}`);
    expect(answer?.status(), address).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/customers/${ours}/deliveries/new`);
  await expect(title(page, t('forbidden.title'))).toBeVisible();
  await page.goto(`/customers/${ours}`);
  await expect(link(page, t('deliveries.add'))).toHaveCount(0);
});
