import { registerCustomer } from '#lib/customers/register';
import { valuesWith } from '#lib/customers/fields';
import { issueInvoice } from '#lib/invoices/issue';
import { draftInvoice } from '#lib/invoices/draft';
import { button, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

test('an invoice is written, refused, summed, put in order, checked, issued and paid', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { vat } = await selling(owner.ctx);
  const customer = await registerCustomer(owner.ctx, valuesWith({ kind: 'company', name: 'شركة الأفق', city: 'الخبر', country: 'SA' }));
  await signIn(page.context(), program, owner);
  await page.goto('/products');
  await link(page, t('products.new')).click();
  await field(page, t('products.fields.nameEn')).fill('Consulting');
  await field(page, t('products.fields.price')).fill('٢٥٠');
  await page.locator('[name=taxRateId]').selectOption(vat);
  await button(page, t('products.save')).click();
  await expect(notice(page)).toHaveText(t('products.created'));

  await page.goto(`/customers/${customer}`);
  await page.locator('.head').getByRole('link', { name: t('invoices.newTitle.invoice') }).click();
  await expect(title(page, t('invoices.newTitle.invoice'))).toBeVisible();
  await page.locator('[name="line.1.name"]').fill('Consulting');
  await page.locator('[name="line.1.quantity"]').fill('many');
  await page.locator('[name="line.2.name"]').fill('تركيب');
  await page.locator('[name="line.2.price"]').fill('100');
  await button(page, t('invoices.check')).click();
  await expectRefused(page, t, [{ control: page.locator('[name="line.1.quantity"]'), message: t('errors.quantity') }]);
  await expect(page.locator('[name="line.2.price"]')).toHaveValue('100');
  await page.locator('[name="line.1.quantity"]').fill('2');
  await button(page, t('invoices.sumUp')).click();
  await expect(notice(page)).toHaveText(t('invoices.draftSaved'));
  await expect(page.locator('[name="line.1.price"]')).toHaveValue('250.00');
  await expect(page.locator('.sums')).toContainText('675.00');
  await page.locator('button[value="down.1"]').click();
  await expect(page.locator('[name="line.1.name"]')).toHaveValue('تركيب');
  await page.locator('button[value="remove.1"]').click();
  await expect(page.locator('[name="line.1.name"]')).toHaveValue('Consulting');
  await button(page, t('invoices.check')).click();
  await expect(title(page, t('invoices.issueTitle.invoice'))).toBeVisible();
  await expect(page.locator('.sums')).toContainText('575.00');
  await button(page, t('invoices.issue.invoice')).click();
  const number = `INV-${new Date().getUTCFullYear()}-0001`;
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.issued'));

  await link(page, t('payments.record')).click();
  await page.locator('[name=amount]').fill('75');
  await button(page, t('payments.save')).click();
  await expect(notice(page)).toHaveText(t('payments.recorded'));
  await page.goto(`/customers/${customer}`);
  await expect(page.locator('section', { has: page.locator('#money') })).toContainText('500.00');
  await link(page, `${t('invoices.types.invoice')} ${number}`).click();
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.partlyPaid'));
});

test('an invoice is made void, or credited in part; a quote becomes an invoice', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const [mistake, credited] = [await anInvoice(owner.ctx, customer, '10'), await anInvoice(owner.ctx, customer, '100')];
  const quote = await draftInvoice(owner.ctx, 'quote', documentValues(customer, [{ name: 'Offer', price: '20' }]));
  await issueInvoice(owner.ctx, quote, 1);
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${mistake}`);
  await link(page, t('invoices.void')).click();
  await button(page, t('invoices.void')).click();
  await expectRefused(page, t, [{ control: field(page, t('invoices.reason')), message: t('errors.required', { field: t('invoices.reason') }) }]);
  await field(page, t('invoices.reason')).fill('Sent twice');
  await button(page, t('invoices.void')).click();
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.void'));

  await page.goto(`/invoices/${credited}`);
  await link(page, t('invoices.credit')).click();
  await field(page, t('invoices.reason')).fill('Returned');
  await button(page, t('invoices.credit')).click();
  await page.locator('[name="line.1.price"]').fill('40');
  await button(page, t('invoices.check')).click();
  await button(page, t('invoices.issue.creditNote')).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CN-');
  await page.goto(`/invoices/${credited}`);
  await expect(page.locator('.head')).toContainText('60.00');

  await page.goto(`/invoices/${quote}`);
  await button(page, t('invoices.makeInvoice')).click();
  await expect(title(page, t('invoices.editTitle.invoice'))).toBeVisible();
  await page.goto(`/invoices/${quote}`);
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.accepted'));
});

test('another firm and a viewer: what is not theirs is not there, what they may not do is said', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer, vat } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '10');
  const pages = [`/invoices/${invoice}`, `/invoices/${invoice}/edit`, `/invoices/${invoice}/issue`, `/invoices/${invoice}/void`, `/invoices/${invoice}/credit`, `/payments/new?invoice=${invoice}`, `/payments/${invoice}`, `/products/${invoice}`, `/settings/taxes/${vat}`];
  await signIn(page.context(), program, await addFirm(language));
  for (const address of pages) {
    await page.goto(address);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  await page.goto('/invoices');
  await expect(page.getByText(t('invoices.none'))).toBeVisible();
  await page.context().clearCookies();
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  for (const address of ['/invoices/new', `/invoices/${invoice}/void`, `/invoices/${invoice}/credit`, `/payments/new?invoice=${invoice}`, '/products/new', '/settings/taxes', '/settings/documents']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
  await page.goto(`/invoices/${invoice}`);
  await expect(button(page, t('invoices.copy'))).toHaveCount(0);
});
