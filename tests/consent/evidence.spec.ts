import { readFileSync } from 'node:fs';
import { addEvidence } from '#lib/consent/evidence';
import { consentHistory } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import { registerCustomer } from '#lib/customers/register';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';
import { button, company, link, notice, title } from '../support/browser-forms.ts';
import { anUpload, aPdf } from '../support/files.ts';

const remark = 'Signed at the fair';

/** A customer of whom one consent is recorded. */
async function aConsent({ ctx }: Person, values: (typeof company)['en']): Promise<{ customer: string; event: string }> {
  const customer = await registerCustomer(ctx, values);
  await recordConsent(ctx, customer, { channel: 'email', purpose: 'marketing', isGiven: 'yes', method: 'inPerson', remark });
  return { customer, event: (await consentHistory(ctx, customer))[0]?.id ?? '' };
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

test('evidence is added to a consent once, and comes back byte for byte', async ({ desk: page, owner, language, t }) => {
  const { customer } = await aConsent(owner, company[language]);
  await page.goto(`/customers/${customer}/consent`);
  await page.getByRole('link', { name: t('consent.addEvidence') }).click();
  await expect(title(page, t('consent.evidenceTitle', { name: company[language].name }))).toBeVisible();
  await expect(page.getByText(remark)).toBeVisible();
  await button(page, t('files.upload')).click();
  await expect(page.locator('.error-summary')).toContainText(t('files.refused.noneChosen'));
  await page.getByLabel(t('consent.evidenceFile')).setInputFiles(file('form.pdf', Buffer.from('<html>')));
  await button(page, t('files.upload')).click();
  await expect(page.locator('.error-summary')).toContainText(t('files.refused.fake', { name: 'form.pdf' }));
  await page.getByLabel(t('consent.evidenceFile')).setInputFiles(file('نموذج "2026".pdf', aPdf()));
  await button(page, t('files.upload')).click();
  await expect(notice(page)).toHaveText(t('files.attached', { count: 1 }));
  await expect(page.getByRole('link', { name: t('consent.addEvidence') })).toHaveCount(0);

  const download = page.waitForEvent('download');
  await link(page, t('consent.evidence', { name: 'نموذج "2026".pdf' })).click();
  expect(readFileSync(await (await download).path()).equals(aPdf())).toBe(true);
});

test('evidence that somebody else added in the meantime stays as it is', async ({ desk: page, program, owner, language, t }) => {
  process.env['SIJILL_DATA'] = program.data;
  const { customer, event } = await aConsent(owner, company[language]);
  await page.goto(`/customers/${customer}/consent/${event}`);
  await page.getByLabel(t('consent.evidenceFile')).setInputFiles(file('mine.pdf', aPdf()));
  await addEvidence(owner.ctx, customer, event, anUpload('theirs.pdf'));
  await button(page, t('files.upload')).click();
  await expect(notice(page)).toHaveText(t('consent.evidenceThere'));
  await expect(link(page, t('consent.evidence', { name: 'theirs.pdf' }))).toBeVisible();
});

test('who may only look opens evidence and adds none; to another firm there is none', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  process.env['SIJILL_DATA'] = program.data;
  const { customer, event } = await aConsent(owner, company[language]);
  const address = `/customers/${customer}/consent/${event}`;
  const upload = { multipart: { files: file('mine.pdf', aPdf()) }, headers: { origin: new URL(program.url).origin }, maxRedirects: 0 };
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(address);
  await expect(title(page, t('forbidden.title'))).toBeVisible();
  expect((await page.request.post(`${address}/evidence`, upload)).status()).toBe(403);
  expect((await page.request.get(`${address}/evidence`)).status()).toBe(404);

  await addEvidence(owner.ctx, customer, event, anUpload('form.pdf'));
  await page.goto(`/customers/${customer}/consent`);
  await expect(link(page, t('consent.evidence', { name: 'form.pdf' }))).toBeVisible();
  const download = await page.request.get(`${address}/evidence`);
  expect((await download.body()).equals(aPdf())).toBe(true);
  expect(download.headers()).toMatchObject({
    'content-type': 'application/pdf', 'content-disposition': `attachment; filename="form.pdf"; filename*=UTF-8''form.pdf`,
    'content-security-policy': expect.stringContaining('sandbox'), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
  });

  await signIn(page.context(), program, await addFirm(language));
  for (const path of [address, `${address}/evidence`]) expect((await page.request.get(path)).status(), path).toBe(404);
  expect((await page.request.post(`${address}/evidence`, upload)).headers()['location']).toBe('/not-found');
});
