import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { recordPayment } from '#lib/payments/record';
import { button, field, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, expect, signIn, test } from '../support/browser.ts';
import { values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

const year = new Date().getUTCFullYear();

test('a draft is checked, what is missing is mended, and it is issued under its number, then credited', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: { city: { person: 'invoice', company: 'invoice' } } });
  const { vat } = await selling(owner.ctx);
  const known = values({ name: 'مؤسسة النور', email: 'info@nour.example' });
  const customer = await registerCustomer(owner.ctx, known);
  const draft = await draftInvoice(owner.ctx, 'invoice', documentValues(customer, []));
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${draft}`);
  await link(page, t('invoices.check')).click();
  await expect(title(page, t('invoices.issueTitle.invoice'))).toBeVisible();
  const missing = page.locator('.todo');
  await expect(missing.getByRole('listitem')).toHaveText([new RegExp(t('invoices.missing.lines')), new RegExp(t('invoices.missing.buyer'))]);
  await expect(button(page, t('invoices.issue.invoice'))).toHaveCount(0);
  await missing.getByRole('link', { name: t('customers.fields.city') }).click();
  await expect(page.locator('[name=city]')).toBeFocused();
  await updateCustomer(owner.ctx, customer, 1, { ...known, city: 'الخبر' });

  await page.goto(`/invoices/${draft}/issue`);
  await missing.getByRole('link', { name: t('invoices.backToEdit') }).click();
  await page.locator('[name="line.1.name"]').fill('تركيب');
  await page.locator('[name="line.1.price"]').fill('100');
  await page.locator('[name="line.1.tax"]').selectOption(vat);
  await button(page, t('invoices.check')).click();
  await expect(missing).toHaveCount(0);
  const follows = page.locator('section', { has: page.locator('#follows') });
  await expect(follows).toContainText(t('invoices.follows.notAgreed', { email: 'info@nour.example' }));
  await expect(follows).toContainText('INV-{YYYY}-{####}');
  await button(page, t('invoices.issue.invoice')).click();
  const number = `INV-${year}-0001`;
  await expect(notice(page)).toHaveText(t('invoices.issued', { number }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  await expect.poll(() => page.title()).toBe(`${t('invoices.types.invoice')} ${number}`);
  const history = page.locator('section', { has: page.locator('#history') }).getByRole('listitem');
  await expect(history).toHaveText([new RegExp(`${t('invoices.past.issued')}.*${number}.*${owner.ctx.user.name}`), new RegExp(t('invoices.past.changed')), new RegExp(t('invoices.past.drafted'))]);

  await link(page, t('invoices.credit')).click();
  await field(page, t('invoices.reason')).fill('Returned');
  await button(page, t('invoices.credit')).click();
  await expect(notice(page)).toHaveText(t('invoices.creditDrafted'));
  for (const name of ['customer', 'dueDay', 'currency']) await expect(page.locator(`[name=${name}]`)).toHaveCount(0);
  await button(page, t('invoices.check')).click();
  await expect(follows).toContainText(t('invoices.follows.creditNote', { number }));
  await button(page, t('invoices.issue.creditNote')).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`CN-${year}-0001`);
  await page.locator('.head').getByRole('link', { name: number }).click();
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.credited'));
  await page.locator('.head').getByRole('link', { name: `CN-${year}-0001` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`CN-${year}-0001`);
});

test('whoever agreed is said to have agreed, and the contact for invoices stands for the customer', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const agreed = await registerCustomer(owner.ctx, values({ name: 'B', email: 'info@b.example', 'consent.email.invoices': 'given' }));
  await sendInvoicesTo(owner.ctx, await addContact(owner.ctx, agreed, { ...noContact, name: 'Accounts', emails: 'accounts@b.example' }), true);
  await signIn(page.context(), program, owner);
  for (const [of, words] of [[customer, t('invoices.follows.nobody')], [agreed, t('invoices.follows.agreed', { email: 'accounts@b.example' })]] as const) {
    await page.goto(`/invoices/${await draftInvoice(owner.ctx, 'invoice', documentValues(of, [{ name: 'One', price: '1' }]))}/issue`);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test('a document keeps its buyer; what the register says since is said beside it', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await registerCustomer(owner.ctx, values({ name: 'مؤسسة النور', country: 'SA', city: 'جدة' }));
  const invoice = await anInvoice(owner.ctx, customer, '100');
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${invoice}`);
  await expect(page.getByRole('heading', { name: t('invoices.changedSince') })).toHaveCount(0);
  await updateCustomer(owner.ctx, customer, 1, values({ name: 'مؤسسة النور', country: 'SA', city: 'الدمام' }));
  await page.goto(`/invoices/${invoice}`);
  const since = page.locator('section', { has: page.locator('#changed-since') });
  await expect(since.getByRole('listitem')).toHaveCount(1);
  await expect(since.locator('del')).toHaveText('جدة');
  await expect(since.locator('ins')).toHaveText('الدمام');
  await expect(page.locator('.document')).toContainText('جدة');
  await expect(page.locator('.document')).not.toContainText('الدمام');
  await page.goto(`/customers/${customer}`);
  await expect(since.locator('del')).toHaveText('جدة');
  await since.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/invoices/${invoice}$`));
});

test('what was paid on is not made void: a credit note is offered instead', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100');
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${invoice}/void`);
  await field(page, t('invoices.reason')).fill('Mistake');
  await recordPayment(owner.ctx, { customerId: customer, day: `${year}-01-01`, method: 'cash', currency: 'SAR', amount: '40', reference: '', note: '' });
  await button(page, t('invoices.void')).click();
  await expect(page.getByText(t('invoices.notVoidable')).first()).toBeVisible();
  expect((await findInvoice(owner.ctx, invoice))?.invoice.status).toBe('issued');
  await page.goto(`/invoices/${invoice}`);
  await expect(link(page, t('invoices.void'))).toHaveCount(0);
  await page.goto(`/invoices/${invoice}/void`);
  await expect(page.getByText(t('invoices.notVoidable'))).toBeVisible();
  await link(page, t('invoices.credit')).click();
  await expect(page.locator('[name=reason]')).toBeVisible();
});

test('a quote is declined, accepted after all, copied, and made an invoice of', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const quote = await draftInvoice(owner.ctx, 'quote', documentValues(customer, [{ name: 'Offer', price: '20' }]));
  const number = await issueInvoice(owner.ctx, quote, 1);
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${quote}`);
  const state = page.locator('.head .state');
  await button(page, t('invoices.decline')).click();
  await expect(notice(page)).toHaveText(t('invoices.declined'));
  await expect(state).toHaveText(t('invoices.states.declined'));
  await button(page, t('invoices.accept')).click();
  await expect(notice(page)).toHaveText(t('invoices.accepted'));
  await expect(state).toHaveText(t('invoices.states.accepted'));
  await button(page, t('invoices.copy')).click();
  await expect(notice(page)).toHaveText(t('invoices.copied'));
  await expect(title(page, t('invoices.editTitle.quote'))).toBeVisible();

  await page.goto(`/invoices/${quote}`);
  await button(page, t('invoices.makeInvoice')).click();
  await expect(notice(page)).toHaveText(t('invoices.fromQuote'));
  await button(page, t('invoices.check')).click();
  await button(page, t('invoices.issue.invoice')).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`INV-${year}-0001`);
  await page.locator('.head').getByRole('link', { name: number }).click();
  await expect(state).toHaveText(t('invoices.states.accepted'));
  await expect(page.locator('.head').getByRole('link', { name: `INV-${year}-0001` })).toBeVisible();
});
