import type { Page } from '@playwright/test';
import { valuesWith } from '#lib/customers/fields';
import { makeConsentLink } from '#lib/consent/link';
import { maySend } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import { registerCustomer } from '#lib/customers/register';
import { recordPayment } from '#lib/payments/record';
import { todayOf } from '#lib/invoices/input';
import { button, expectRefused, field, link, notice, row, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { header, type MailServerUnderTest, startMailServer } from '../support/smtp.ts';

const name = 'شركة الأفق';
const address = 'books@ufuq.example';

let server: MailServerUnderTest;
test.beforeEach(async () => {
  server = await startMailServer();
});
test.afterEach(() => server.stop());

/** A firm with a customer who may be written to, and an invoice of theirs. */
async function sold(language: Person['ctx']['locale'], consent = true): Promise<{ owner: Person; customer: string; invoice: string }> {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await registerCustomer(owner.ctx, valuesWith({ kind: 'company', name, email: address, city: 'الخبر', country: 'SA', locale: language }));
  if (consent) await recordConsent(owner.ctx, customer, { channel: 'email', purpose: 'service', isGiven: 'yes', method: 'inPerson', remark: '' });
  return { owner, customer, invoice: await anInvoice(owner.ctx, customer, '100', { language }) };
}

const state = (page: Page) => page.locator('.state').first();

test('mail is set up, tried, and an invoice goes out: taken back, sent again, and seen on its page', async ({ page, program, language, t }) => {
  const { owner, invoice } = await sold(language);
  await signIn(page.context(), program, owner);
  await page.goto('/outbox');
  await expect(page.getByText(t('mail.noServer'))).toBeVisible();
  await link(page, t('mail.setUp')).click();
  await button(page, t('mail.sendTest')).click();
  await expectRefused(page, t, [{ message: t('mail.testNoServer') }]);

  // What is usual at a provider is filled in without a script.
  await link(page, 'Zoho Mail').click();
  await expect(page.locator('[name=host]')).toHaveValue('smtp.zoho.com');
  await expect(page.locator('[name=port]')).toHaveValue('465');
  await page.locator('[name=host]').fill('127.0.0.1');
  await page.locator('[name=port]').fill('99999');
  await page.getByLabel(t('mail.securities.none')).check();
  await page.locator('[name=delay]').fill('0');
  await button(page, t('settings.save')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=port]'), message: t('mail.portUnknown') }]);
  await page.locator('[name=port]').fill(String(server.port));
  await page.locator('[name=delay]').fill('3600');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('mail.saved'));
  await button(page, t('mail.sendTest')).click();
  await expect(notice(page).last()).toContainText('250');
  expect(server.accepted.at(-1)?.to).toEqual([owner.email]);
  server.misbehave('noSuchUser');
  await button(page, t('mail.sendTest')).click();
  await expect(page.locator('.error-summary')).toContainText('No such user here');
  server.misbehave(null);

  await page.goto(`/invoices/${invoice}`);
  await expect(page.getByText(t('mail.notSent'))).toBeVisible();
  await link(page, t('mail.send')).first().click();
  await field(page, t('mail.subject')).fill('');
  await button(page, t('mail.queue')).click();
  await expectRefused(page, t, [{ control: field(page, t('mail.subject')), message: t('errors.required', { field: t('mail.subject') }) }]);
  await field(page, t('mail.subject')).fill('فاتورتكم');
  await button(page, t('mail.queue')).click();
  await expect(notice(page)).toHaveText(t('mail.queued'));
  await expect(state(page)).toHaveText(t('mail.states.queued'));
  await expect(page.locator('.mail-text')).toContainText(`${program.url}/i/`);
  await expect(row(page, t('mail.attachments'))).toContainText('.pdf');

  await button(page, t('mail.cancel')).click();
  await expect(notice(page)).toHaveText(t('mail.done.cancel'));
  await expect(state(page)).toHaveText(t('mail.states.cancelled'));
  await page.goto('/settings/mail');
  await page.locator('[name=delay]').fill('0');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('mail.saved'));
  await page.goto('/outbox?state=cancelled');
  await link(page, 'فاتورتكم').click();
  await button(page, t('mail.again')).click();
  await page.waitForURL(/saved=again/);
  await expect.poll(async () => {
    await page.reload();
    return state(page).textContent();
  }).toBe(t('mail.states.sent'));
  await expect(page.locator('.answer')).toContainText('250');
  const { content = '', to } = server.accepted.at(-1) ?? {};
  expect([to, header(content, 'Content-Language')]).toEqual([[address], language]);
  expect(content).toContain('application/pdf');
  await page.goto(`/invoices/${invoice}`);
  await expect(page.locator('[aria-labelledby=mail]')).toContainText(address);
  await expect(page.locator('[aria-labelledby=mail] .state')).toHaveText(t('mail.states.sent'));
});

test('what could not be sent is said in the menu until somebody deals with it', async ({ page, program, language, t }) => {
  const { owner, customer } = await sold(language);
  const payment = await recordPayment(owner.ctx, { customerId: customer, day: todayOf(owner.ctx), method: 'cash', currency: 'SAR', amount: '40', reference: '', note: '' });
  await signIn(page.context(), program, owner);
  await page.goto('/settings/mail');
  await page.locator('[name=host]').fill('127.0.0.1');
  await page.locator('[name=port]').fill(String(server.port));
  await page.getByLabel(t('mail.securities.none')).check();
  await page.locator('[name=delay]').fill('0');
  await button(page, t('settings.save')).click();
  server.misbehave('refused');
  await page.goto(`/payments/${payment}`);
  await link(page, t('mail.send')).click();
  await button(page, t('mail.queue')).click();
  await page.waitForURL(/\/outbox\//);
  await expect.poll(async () => {
    await page.reload();
    return state(page).textContent();
  }).toBe(t('mail.states.failed'));
  await expect(page.locator('.answer')).toContainText('Looks like spam');
  await expect(page.locator('.menu .badge')).toContainText(t('mail.failed', { n: 1 }));
  await button(page, t('mail.setAside')).click();
  await expect(page.locator('.menu .badge')).toHaveCount(0);
});

test('without consent or an address nothing is sent: the page says so, and offers the PDF', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const { owner, customer, invoice } = await sold(language, false);
  await signIn(page.context(), program, owner);
  for (const path of [`/invoices/${invoice}/send`, `/customers/${customer}/statement/send`]) {
    await page.goto(path);
    await expect(page.getByText(t('mail.noConsent'))).toBeVisible();
    await expect(button(page, t('mail.queue'))).toHaveCount(0);
  }
  const silent = await anInvoice(owner.ctx, await registerCustomer(owner.ctx, valuesWith({ kind: 'company', name: 'شركة صامتة' })), '10');
  await page.goto(`/invoices/${silent}/send`);
  await expect(link(page, t('mail.addAddress'))).toBeVisible();
  await page.context().clearCookies();
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  for (const path of [`/invoices/${invoice}/send`, '/settings/mail']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
  await page.goto('/outbox');
  await expect(title(page, t('mail.title'))).toBeVisible();
});

test('one press in a reader of mail ends the offers, and a look does not', { tag: '@once' }, async ({ request, program, language }) => {
  const { owner, customer } = await sold(language);
  await recordConsent(owner.ctx, customer, { channel: 'email', purpose: 'marketing', isGiven: 'yes', method: 'inPerson', remark: '' });
  const press = `${program.url}/consent/${await makeConsentLink(owner.ctx, customer)}/unsubscribe`;
  const stands = (purpose: 'marketing' | 'service') => maySend(owner.ctx, customer, { channel: 'email', purpose });
  await request.get(press);
  expect((await request.post(press, { form: { other: 'x' } })).status()).toBe(400);
  expect(await stands('marketing')).toBe(true);
  expect((await request.post(press, { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(200);
  expect([await stands('marketing'), await stands('service')]).toEqual([false, true]);
});
