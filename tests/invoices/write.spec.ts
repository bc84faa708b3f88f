import { archiveCustomer } from '#lib/customers/archive';
import { registerCustomer } from '#lib/customers/register';
import { draftInvoice } from '#lib/invoices/draft';
import { findInvoice } from '#lib/invoices/queries';
import { button, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, expect, signIn, test } from '../support/browser.ts';
import { values } from '../support/firm.ts';
import { documentValues, selling } from '../support/invoices.ts';

test('a refused document keeps everything that was typed, says at each place what is wrong, and is saved once that is mended', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer, vat } = await selling(owner.ctx);
  await signIn(page.context(), program, owner);
  await page.goto('/invoices/new');
  await page.getByText(t('invoices.groups.more')).click();
  const typed: Record<string, string> = {
    customer: 'مؤسسة', issueDay: '2026-03-01', dueDay: '2026-04-15', reference: 'PO-7', 'line.1.name': 'تركيب', 'line.1.description': 'في الرياض', 'line.1.quantity': 'كثير', 'line.1.price': '٢٥٠',
    'line.3.name': 'Delivery', 'line.3.price': '10', 'line.3.discount': '101', discount: '5 of 7', paymentTermDays: '45', supplyDay: '2026-02-28', introduction: 'As agreed', note: 'شكرًا لكم', terms: 'Net',
  };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value);
  const chosen = { 'line.1.unit': 'HUR', 'line.1.tax': vat, 'line.3.unit': 'KGM', currency: 'KWD', language: 'both' };
  for (const [name, value] of Object.entries(chosen)) await page.locator(`[name="${name}"]`).selectOption(value);
  await page.locator('[name=pricesIncludeTax]').check();
  const expectKept = async () => {
    for (const [name, value] of Object.entries({ ...typed, ...chosen })) await expect(page.locator(`[name="${name}"]`), name).toHaveValue(value);
    await expect(page.locator('[name=pricesIncludeTax]')).toBeChecked();
    await expect(page.locator('[name=discount]')).toBeVisible();
  };
  const mend = async (name: string, value: string) => {
    typed[name] = value;
    await page.locator(`[name="${name}"]`).fill(value);
  };

  await button(page, t('invoices.check')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=customer]'), message: t('invoices.customerUnknown') }]);
  await expectKept();
  await mend('customer', '');
  await button(page, t('invoices.check')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=customer]'), message: t('errors.required', { field: t('invoices.fields.customerId') }) }]);
  await mend('customer', 'مؤسسة النور');
  await button(page, t('invoices.check')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=discount]'), message: t('errors.amount') }]);
  await expectKept();
  await mend('discount', '5%');
  await button(page, t('invoices.check')).click();
  await expectRefused(page, t, [
    { control: page.locator('[name="line.1.quantity"]'), message: t('errors.quantity') },
    { control: page.locator('[name="line.3.discount"]'), message: t('errors.percentage') },
  ]);
  await expectKept();
  await mend('line.1.quantity', '2');
  await mend('line.3.discount', '10');
  await button(page, t('invoices.sumUp')).click();
  await expect(notice(page)).toHaveText(t('invoices.draftSaved'));

  // 500 and 9 with tax in the first; less 5 % they are 483.55.
  await expect(page.locator('.sums > .strong')).toContainText('483.550');
  await expect(page.locator('[name=customer]')).toHaveValue('1 · مؤسسة النور');
  await expect(page.locator('[name="line.2.name"]')).toHaveValue('Delivery');
  const saved: Record<string, string> = { ...typed, ...chosen };
  for (const name of ['reference', 'issueDay', 'dueDay', 'supplyDay', 'discount', 'introduction', 'note', 'terms', 'currency', 'language']) await expect(page.locator(`[name=${name}]`), name).toHaveValue(saved[name] ?? '');
  const id = /invoices\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
  expect((await findInvoice(owner.ctx, id))?.invoice).toMatchObject({ customerId: customer, currency: 'KWD', pricesIncludeTax: true, total: 483_550 });
});

test('there is room for more lines; a draft stays with a customer who was archived, or goes to another', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const other = await registerCustomer(owner.ctx, values({ name: 'Berliner Bäckerei' }));
  const draft = await draftInvoice(owner.ctx, 'invoice', documentValues(customer, [{ name: 'One', price: '1' }]));
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${draft}/edit`);
  await expect(page.locator('.line')).toHaveCount(2);
  await button(page, t('invoices.more')).click();
  await expect(page.locator('.line')).toHaveCount(6);
  await page.locator('[name="line.4.name"]').fill('Four');
  await page.locator('[name="line.4.price"]').fill('4');
  await page.locator('[name=customer]').fill('2');
  await button(page, t('invoices.saveDraft')).click();
  await expect(page.locator('.sums > .strong')).toContainText('5.00');
  await expect(page.locator('[name=customer]')).toHaveValue('2 · Berliner Bäckerei');
  expect((await findInvoice(owner.ctx, draft))?.invoice.customerId).toBe(other);
  await archiveCustomer(owner.ctx, other, 1);
  await page.goto(`/invoices/${draft}/edit`);
  await expect(page.locator('[name=customer]')).toHaveValue('2 · Berliner Bäckerei');
});

test('a draft that somebody else changed meanwhile is not overwritten; a draft is discarded', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const draft = await draftInvoice(owner.ctx, 'invoice', documentValues(customer, [{ name: 'One', price: '1' }]));
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${draft}/edit`);
  const second = await page.context().newPage();
  await second.goto(`/invoices/${draft}/edit`);
  await second.locator('[name="line.1.price"]').fill('7');
  await button(second, t('invoices.saveDraft')).click();
  await expect(notice(second)).toHaveText(t('invoices.draftSaved'));
  await page.locator('[name="line.1.price"]').fill('9');
  await button(page, t('invoices.saveDraft')).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(t('invoices.changedMeanwhile'));
  expect((await findInvoice(owner.ctx, draft))?.invoice.total).toBe(700);

  await button(second, t('invoices.discard')).click();
  await expect(notice(second)).toHaveText(t('invoices.discarded'));
  await page.goto(`/invoices/${draft}`);
  await expect(title(page, t('missing.title'))).toBeVisible();
});

test('from the head of a profile a document is begun for that customer, in their currency and language', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const customer = await registerCustomer(owner.ctx, values({ name: 'Bäckerei', currency: 'EUR', locale: 'en', terms: 'Cash' }));
  await signIn(page.context(), program, owner);
  await page.goto(`/customers/${customer}`);
  await page.locator('.head').getByRole('link', { name: t('invoices.newTitle.invoice') }).click();
  await expect(field(page, t('invoices.fields.customerId'))).toHaveValue('1 · Bäckerei');
  for (const [name, value] of [['currency', 'EUR'], ['language', 'en'], ['terms', 'Cash']]) await expect(page.locator(`[name=${name}]`)).toHaveValue(value ?? '');
  await link(page, t('form.cancel')).click();
  await expect(title(page, t('invoices.lists.invoice'))).toBeVisible();
});
