import { shareInvoice } from '#lib/invoices/links';
import { button, notice } from '../support/browser-forms.ts';
import { addFirm, expect, signIn, test } from '../support/browser.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { pagesOf, textOf, unspaced } from '../support/pdf.ts';

test('the receiver of a document sees it and its PDF without an account, until the link is revoked', async ({ page, browser, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '1234.50');
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${invoice}`);
  await button(page, t('receiver.make')).click();
  await expect(notice(page)).toHaveText(t('receiver.made'));
  await expect(page.locator('#receiver + p')).toHaveText(t('receiver.notSeen'));
  const address = (await page.locator('.receiver-link a').textContent()) ?? '';
  const path = new URL(address).pathname;
  // Who made it has not received it.
  await page.goto(path);
  await page.goto(`/invoices/${invoice}`);
  await expect(page.locator('#receiver + p')).toHaveText(t('receiver.notSeen'));

  const elsewhere = await browser.newContext({ baseURL: program.url });
  const received = await elsewhere.newPage();
  const answer = await received.goto(path);
  expect(answer?.status()).toBe(200);
  await expect(received.locator('.document')).toContainText('1,234.50');
  await expect(received.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  const pdf = await elsewhere.request.get(`${path}/pdf`);
  expect(pdf.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
  const content = await pdf.body();
  expect(pagesOf(content)).toBe(1);
  expect(unspaced(textOf(content, 1))).toContain('1,234.50');
  for (const foreign of [`/invoices/${invoice}`, `/invoices/${invoice}/pdf`]) expect((await elsewhere.request.get(foreign)).url()).toContain('/login');

  await page.goto(`/invoices/${invoice}`);
  await expect(page.locator('#receiver + p')).not.toHaveText(t('receiver.notSeen'));
  await button(page, t('receiver.revoke')).click();
  await expect(notice(page)).toHaveText(t('receiver.revoked'));
  await received.goto(path);
  await expect(received.locator('.document')).toHaveCount(0);
  expect((await elsewhere.request.get(`${path}/pdf`)).status()).toBe(404);
  await elsewhere.close();
});

test('a PDF is given to the firm’s own people alone', async ({ page, program, language }) => {
  const [owner, stranger] = [await addFirm(language, { requiredFields: {} }), await addFirm(language, { requiredFields: {} })];
  const { customer } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '10');
  await shareInvoice(owner.ctx, invoice);
  await signIn(page.context(), program, stranger);
  for (const path of [`/invoices/${invoice}/pdf`, '/payments/nothing/pdf', `/customers/${customer}/statement/pdf`]) expect((await page.request.get(path)).status(), path).toBe(404);
  await signIn(page.context(), program, owner);
  for (const path of [`/invoices/${invoice}/pdf`, `/customers/${customer}/statement/pdf?from=2020-01-01&to=2030-12-31`]) expect((await page.request.get(path)).headers()['content-type'], path).toBe('application/pdf');
});
