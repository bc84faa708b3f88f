import { logoOf } from '#lib/brands/logo';
import { brandOf } from '#lib/brands/queries';
import { revokeLink, shareInvoice } from '#lib/invoices/links';
import { button, expectRefused, notice } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { aPng } from '../support/files.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { pagesOf } from '../support/pdf.ts';

const settings = '/settings/documents';

test('a logo and a colour are chosen, seen before they are saved, and stand on documents', async ({ page, browser, program, language, t, javaScriptEnabled }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  await signIn(page.context(), program, owner);
  await page.goto(settings);
  await button(page, t('brand.logoSave')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=logo]'), message: t('brand.logoNone') }]);
  await page.locator('[name=logo]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await button(page, t('brand.logoSave')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=logo]'), message: t('brand.logoUnknown') }]);
  await page.locator('[name=logo]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: aPng() });
  await button(page, t('brand.logoSave')).click();
  await expect(notice(page)).toHaveText(t('brand.logoSaved'));
  await expect.poll(() => page.locator('img.logo').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await expect.poll(() => page.locator('img.preview').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);

  await page.locator('[name=color]').fill('#ffcc00');
  const preview = await page.request.post(`${settings}/preview`, { multipart: { color: '#ffcc00', legalName: 'شركة' }, headers: { accept: 'image/svg+xml' } });
  expect(preview.headers()['content-type']).toBe('image/svg+xml');
  expect(await preview.text()).toContain('#ffcc00');
  if (javaScriptEnabled) await expect(page.locator('img.preview')).toHaveAttribute('src', /ffcc00/);
  expect((await brandOf(owner.ctx)).color).toBeNull();
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('brand.saved'));
  await expect(page.locator('#color-help')).toContainText('#');
  expect((await brandOf(owner.ctx)).color).toBe('#ffcc00');

  const invoice = await anInvoice(owner.ctx, customer, '10');
  const received = `/i/${await shareInvoice(owner.ctx, invoice)}`;
  const receiver = await browser.newPage({ baseURL: program.url });
  for (const [reader, address] of [[receiver, received], [page, `/invoices/${invoice}`]] as const) {
    await reader.goto(address);
    await expect.poll(() => reader.locator('.document .logo').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  }
  await revokeLink(owner.ctx, invoice);
  expect((await receiver.request.get(`${received}/logo`)).status()).toBe(404);
  await expect(page.locator('.document-rule rect')).toHaveAttribute('fill', '#ffcc00');
  expect(pagesOf(await (await page.request.get(`/invoices/${invoice}/pdf`)).body())).toBe(1);

  await page.goto(settings);
  await button(page, t('brand.logoRemove')).click();
  await expect(notice(page)).toHaveText(t('brand.logoRemoved'));
  expect(await logoOf(owner.ctx)).toBeNull();
  expect((await page.request.get(`${settings}/logo`)).status()).toBe(404);
});

test('whoever may not change the firm neither previews nor changes how it looks', async ({ page, program, language, t }) => {
  const owner = await addFirm(language);
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'member', language));
  await page.goto(settings);
  await expect(page.locator('main')).toContainText(t('forbidden.title'));
  expect((await page.request.post(`${settings}/preview`, { multipart: { color: '#ffcc00' } })).status()).toBe(403);
});
