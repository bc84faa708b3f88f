import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { brands } from '#db/schema/brands';
import { mailSettings, outboxMessages } from '#db/schema/outbox';
import { reminderPlans, reminderSteps } from '#db/schema/reminders';
import { day as dayLength, now } from '#lib/clock';
import type { Context, Locale } from '#lib/context';
import { newId } from '#lib/ids';
import { invoicesOfCustomer } from '#lib/invoices/queries';
import { todayOf } from '#lib/invoices/input';
import { calendarDay } from '#lib/format';
import { amountText } from '#lib/money';
import { createTax } from '#lib/taxes/change';
import { recordPayment } from '#lib/payments/record';
import { keepChoice } from '#lib/reminders/plan';
import { changeReminderSettings, reminderSettingsOf } from '#lib/reminders/settings';
import { askedOf, button, company, fillCustomer, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, expect, signIn, test } from '../support/browser.ts';
import { pagesOf, textOf, unspaced } from '../support/pdf.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { header, startMailServer } from '../support/smtp.ts';
import { aTemplate } from '../support/welcome.ts';

/** The PDFs that a mail brings. */
function pdfsOf(content: string): Buffer[] {
  const parts = content.split(/\r\n--[^\r\n]+\r\n/);
  return parts.filter((part) => /^Content-Type: application\/pdf/im.test(part)).map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')).replaceAll(/\s/g, ''), 'base64'));
}

/** A firm that sends by a server, reminds so many days after an invoice was due, and charges tax. */
async function settled(ctx: Context, port: number, remindsAfter: readonly number[] = [10]): Promise<string> {
  const plan = newId();
  await store.write(async (db) => {
    await db.insert(brands).values({ firmId: ctx.firm.id, taxId: '300000000000003', currency: 'SAR', updatedAt: now() });
    await db.insert(mailSettings).values({ firmId: ctx.firm.id, host: '127.0.0.1', port, security: 'none', delay: 1, version: 1, updatedAt: now(), updatedBy: ctx.user.id });
    await db.insert(reminderPlans).values({ id: plan, firmId: ctx.firm.id, name: 'usual', nameKey: 'usual', version: 1, createdAt: now(), createdBy: ctx.user.id });
    for (const days of remindsAfter) await db.insert(reminderSteps).values({ id: newId(), firmId: ctx.firm.id, planId: plan, days, tone: 'friendly', recipient: 'customer', createdAt: now() });
    await keepChoice(db, ctx, 'firm', ctx.firm.id, plan);
  });
  return createTax(ctx, { nameAr: 'ضريبة القيمة المضافة', nameEn: 'VAT', category: 'standard', rate: '15', reason: '', validFrom: '', validUntil: '' });
}

/** How the customer of a language is called, and their invoice's amounts and days read. */
const wording = { ar: { locale: 'ar', values: company.ar }, en: { locale: 'en', values: { ...company.en, country: 'SA', taxId: '310122393500003', street: 'King Road', city: 'Riyadh', postalCode: '12213', phone: '0501234567', currency: 'SAR', buildingNumber: '7412', additionalNumber: '2113', district: 'Olaya', region: 'Riyadh' } } } as const;

async function toReview(page: import('@playwright/test').Page, t: import('#lib/messages').Translate, language: Locale, isReachable: boolean): Promise<void> {
  await page.goto('/customers/new');
  await fillCustomer(page, t, askedOf(wording[language].values));
  if (isReachable) await page.locator('[name="consent.email.invoices"]').check();
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();
}

test('registered with a welcome invoice: one mail with one PDF, and the profile shows what follows', async ({ page, program, language, t }) => {
  const server = await startMailServer();
  const owner = await addFirm(language, { requiredFields: {} });
  const vat = await settled(owner.ctx, server.port);
  await aTemplate(owner.ctx, { name: 'All', language: 'customer', dueInDays: '7' }, [{ name: 'Membership', price: '100', tax: vat }]);
  await signIn(page.context(), program, owner);
  await toReview(page, t, language, true);
  const offer = page.getByRole('region', { name: t('welcome.title') });
  const box = page.getByRole('checkbox', { name: t('welcome.send') });
  await expect(box).not.toBeChecked();
  await expect(offer).toContainText(amountText(11_500, 'SAR', language, 'latn'));
  await expect(button(page, t('review.save'))).toBeVisible();
  await box.check();
  await expect(button(page, t('review.save'))).toHaveCount(0);
  await offer.getByText(t('welcome.exactMail')).click();
  await expect(offer.locator('.letter')).toContainText(wording[language].values.email);
  await button(page, t('welcome.saveAndSend')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));

  const customerId = /customers\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  const [invoice] = await invoicesOfCustomer(owner.ctx, customerId, 10);
  const number = invoice?.number ?? '';
  const welcome = page.getByRole('region', { name: t('welcome.title') });
  await expect(welcome).toContainText(number);
  await expect(welcome).toContainText(wording[language].values.email);
  await expect(welcome.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('region', { name: t('profile.money') })).toContainText(number);
  await expect(welcome.getByRole('link', { name: t('welcome.takeBack') }).or(welcome.getByRole('link', { name: t('welcome.inOutbox') }))).toHaveAttribute('href', /^\/outbox\/[\w-]+$/);

  await expect.poll(() => server.accepted.length, { timeout: 30_000 }).toBe(1);
  const [mail] = server.accepted;
  expect(mail?.to).toEqual([wording[language].values.email]);
  expect(header(mail?.content ?? '', 'Content-Language')).toBe(language);
  const pdfs = pdfsOf(mail?.content ?? '');
  expect(pdfs.map(pagesOf)).toEqual([1]);
  const text = unspaced(textOf(pdfs[0] ?? Buffer.alloc(0), 1));
  for (const told of [number, wording[language].values.name, amountText(11_500, 'SAR', language, 'latn'), calendarDay(invoice?.dueDay ?? '', language, 'latn')]) expect(text).toContain(unspaced(told));
  await expect.poll(async () => {
    await page.reload();
    return welcome.textContent();
  }, { timeout: 30_000 }).toContain(t('welcome.inOutbox'));
  expect(server.accepted).toHaveLength(1);
  await server.stop();
});

test('from the registration to the payment: the welcome, each reminder once as the days go by, and none afterwards', async ({ browser, program, language, t, javaScriptEnabled }) => {
  const clock = join(temporaryFolder(), 'clock');
  const daysOn = (days: number) => {
    // In one piece: the program reads it whenever it likes.
    writeFileSync(`${clock}.new`, String(days * dayLength));
    renameSync(`${clock}.new`, clock);
  };
  daysOn(0);
  const [server, own] = [await startMailServer(), await startProgram(temporaryFolder(), { SIJILL_CLOCK: clock })];
  process.env['SIJILL_CLOCK'] = clock;
  await openDatabase(own);
  try {
    const owner = await addFirm(language, { requiredFields: {} });
    const vat = await settled(owner.ctx, server.port, [3, 10, 20]);
    await changeReminderSettings(owner.ctx, 0, { time: '00:00', weekend: 'none' });
    await aTemplate(owner.ctx, { name: 'All', language: 'customer', dueInDays: '7' }, [{ name: 'Membership', price: '100', tax: vat }]);
    const page = await browser.newPage({ baseURL: own.url, javaScriptEnabled });
    await signIn(page.context(), own, owner);
    await toReview(page, t, language, true);
    await page.getByRole('checkbox', { name: t('welcome.send') }).check();
    await button(page, t('welcome.saveAndSend')).click();
    await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
    await expect(page.getByRole('region', { name: t('welcome.title') }).getByRole('listitem')).toHaveCount(3);
    const arrived = (count: number) => expect.poll(() => server.accepted.length, { timeout: 60_000 }).toBe(count);
    await arrived(1);
    const customerId = /customers\/([\w-]+)/.exec(page.url())?.[1] ?? '';
    const [invoice] = await invoicesOfCustomer(owner.ctx, customerId, 10);
    for (const [day, mails] of [[10, 2], [17, 3]] as const) {
      daysOn(day);
      await arrived(mails);
      expect(server.accepted.at(-1)?.to).toEqual([wording[language].values.email]);
      expect(pdfsOf(server.accepted.at(-1)?.content ?? '').map((pdf) => unspaced(textOf(pdf, 1)).includes(invoice?.number ?? 'none'))).toEqual([true]);
    }
    await recordPayment(owner.ctx, { customerId, day: todayOf(owner.ctx), method: 'cash', currency: 'SAR', amount: '115', reference: '', note: '', first: invoice?.id ?? '' });
    daysOn(40);
    await expect.poll(async () => (await reminderSettingsOf(owner.ctx)).doneDay, { timeout: 60_000 }).toBe(todayOf(owner.ctx));
    expect((await store.read((db) => db.select().from(outboxMessages))).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(new Set(server.accepted.map(({ messageId }) => messageId)).size).toBe(3);
    await page.context().close();
  } finally {
    delete process.env['SIJILL_CLOCK'];
    await openDatabase(program);
    await own.stop();
    await server.stop();
  }
});

/** From now on the tests see the data of this program. */
async function openDatabase({ data }: Program): Promise<void> {
  await store.close();
  await openStore(`file:${join(data, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
}

test('whom nobody may write to is welcomed on paper', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await aTemplate(owner.ctx);
  await signIn(page.context(), program, owner);
  await toReview(page, t, language, false);
  await expect(page.getByText(t('welcome.notMailed.noConsent'))).toBeVisible();
  await expect(page.getByRole('checkbox', { name: t('welcome.send') })).toHaveCount(0);
  await page.getByRole('checkbox', { name: t('welcome.print') }).check();
  await button(page, t('welcome.saveAndIssue')).click();
  const number = `INV-${todayOf(owner.ctx).slice(0, 4)}-0001`;
  await expect(page.getByText(t('welcome.issuedToPrint', { number }))).toBeVisible();
  const pdf = await page.request.get((await link(page, t('welcome.openPdf')).getAttribute('href')) ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(unspaced(textOf(await pdf.body(), 1))).toContain(number);
});

test('a template is made, looked at, ticked by default, and archived', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await signIn(page.context(), program, owner);
  await page.goto('/settings/welcome');
  await link(page, t('welcome.new')).click();
  await button(page, t('settings.save')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await page.locator('[name="name"]').fill('All');
  await page.locator('[name="countries"]').fill('XX');
  await page.locator('[name="line.1.name"]').fill('Membership');
  await page.locator('[name="line.1.price"]').fill('100');
  await page.locator('[name="messageEn"]').fill('Dear {friend}');
  await button(page, t('settings.save')).click();
  await expect(page.locator('#messageEn-error')).toContainText('{friend}');
  await page.locator('[name="messageEn"]').fill('Hello {customer}');
  await button(page, t('settings.save')).click();
  await expect(page.locator('#countries-error')).toContainText('XX');
  await page.locator('[name="countries"]').fill('');
  await button(page, t('welcome.saveAndPreview')).click();
  await expect(notice(page)).toHaveText(t('welcome.saved'));
  await expect(page.locator('.letter')).toContainText('customer@example.com');
  await expect(page.locator('.document')).toContainText('Membership');
  await page.goto('/settings/welcome');
  await page.getByRole('checkbox', { name: t('welcome.tickLabel') }).check();
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('welcome.settingSaved'));
  await toReview(page, t, language, true);
  await expect(page.getByRole('checkbox', { name: t('welcome.send') })).toBeChecked();
  await expect(button(page, t('welcome.saveAndSend'))).toBeVisible();
  await page.goto('/settings/welcome');
  await button(page, `${t('welcome.archive')}: All`).click();
  await expect(notice(page)).toHaveText(t('welcome.savedArchived'));
  await button(page, `${t('welcome.restore')}: All`).click();
  await expect(notice(page)).toHaveText(t('welcome.savedRestored'));
});

test('the new customers of a file are welcomed where it was agreed to', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await aTemplate(owner.ctx);
  await signIn(page.context(), program, owner);
  await page.goto('/customers/import');
  await page.locator('input[type="file"]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from('name,email,consent.email.invoices\nMaria Anders,maria@example.com,yes\nAna Trujillo,ana@example.com,no\n') });
  await button(page, t('imports.upload')).click();
  await button(page, t('imports.check')).click();
  await expect(button(page, t('imports.toSave', { count: 2 }))).toBeVisible({ timeout: 30_000 });
  await link(page, t('welcome.imports.prepare')).click();
  await expect(page.getByText(t('welcome.imports.count', { count: 1 }))).toBeVisible();
  await expect(page.getByText(t('welcome.imports.notCount.noConsent', { count: 1 }))).toBeVisible();
  await button(page, t('welcome.imports.confirm', { count: 1 })).click();
  await expect(page.getByText(t('welcome.imports.isOn', { count: 1 }))).toBeVisible();
  await button(page, t('imports.toSave', { count: 2 })).click();
  await expect(page.getByText(t('welcome.imports.sentNow', { count: 1 }))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(t('welcome.imports.why.noConsent'))).toBeVisible();
});
