import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { registerCustomer } from '#lib/customers/register';
import { valuesWith } from '#lib/customers/fields';
import type { Translate } from '#lib/messages';
import { button, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';

const sheet = [
  'Company name;Contact;Country;E-mail;Remarks',
  'مؤسسة النور;ليلى;السعودية;info@nour.example;NULL',
  'Alfreds Futterkiste;Maria Anders;Germany;maria@alfreds.example;NULL',
  'Ana Trujillo;;Atlantis;;',
  'Alfreds;;;MARIA@alfreds.example;',
  '',
].join('\n');

async function upload(page: Page, t: Translate, content: string | Buffer, name = 'عملاء.csv'): Promise<void> {
  await page.goto('/customers');
  await link(page, t('imports.link')).click();
  await expect(title(page, t('imports.title'))).toBeVisible();
  await page.getByLabel(t('imports.file'), { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await button(page, t('imports.upload')).click();
}

/** The page renews itself until it rests. */
const said = (page: Page, text: string) => expect(notice(page)).toHaveText(text, { timeout: 30_000 });

test('a file is brought in: looked at, told apart, checked, repaired, saved and undone', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await signIn(page.context(), program, owner);
  await upload(page, t, sheet);
  await expect(page.getByText(t('imports.encodings.utf-8')).first()).toBeVisible();
  await expect(page.getByText(t('imports.delimiters.semicolon')).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'مؤسسة النور' })).toBeVisible();
  await expect(field(page, 'Company name')).toHaveValue('name');
  await expect(field(page, 'Country')).toHaveValue('country');
  await expect(field(page, 'Remarks')).toHaveValue('');
  await expect(page.getByRole('radio', { name: t('customers.kinds.company') })).toBeChecked();

  await field(page, 'Company name').selectOption('');
  await button(page, t('imports.check')).click();
  await expectRefused(page, t, [{ control: field(page, 'Company name'), message: t('imports.needsName') }]);
  await field(page, 'Company name').selectOption('name');
  await button(page, t('imports.check')).click();

  await expect(button(page, t('imports.toSave', { count: 2 }))).toBeVisible({ timeout: 30_000 });
  const outcome = (name: string) => page.getByRole('row').filter({ has: link(page, name) });
  await expect(outcome('مؤسسة النور')).toContainText(t('imports.outcomes.new'));
  await expect(outcome('Ana Trujillo')).toContainText(t('imports.problems.noCountry', { field: t('customers.fields.country'), value: 'Atlantis' }));
  await expect(outcome('Alfreds')).toContainText(t('imports.problems.looksLikeRow', { row: 2 }));

  await link(page, `${t('imports.outcomes.refused')} 1`).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await link(page, 'Ana Trujillo').click();
  await expect(title(page, t('imports.repairTitle', { row: 3 }))).toBeVisible();
  const country = field(page, t('customers.fields.country'));
  await country.fill('Lemuria');
  await button(page, t('imports.recheck')).click();
  await expectRefused(page, t, [{ control: country, message: t('imports.problems.noCountry', { field: t('customers.fields.country'), value: 'Lemuria' }) }]);
  await country.fill('المكسيك');
  await button(page, t('imports.recheck')).click();
  await said(page, t('imports.repaired', { row: 3 }));

  await button(page, t('imports.toSave', { count: 3 })).click();
  await said(page, t('imports.savedNow', { count: 3 }));
  await page.goto('/customers');
  await expect(page.getByText(t('customers.total', { count: 3 }))).toBeVisible();
  await link(page, t('imports.link')).click();
  await expect(page.getByText(t('imports.states.saved'), { exact: true })).toBeVisible();
  await link(page, 'عملاء.csv').click();
  await link(page, 'Ana Trujillo').click();
  await expect(title(page, 'Ana Trujillo')).toBeVisible();

  await page.goBack();
  await button(page, t('imports.undo')).click();
  await said(page, t('imports.undoneNow', { stays: 0 }));
  await page.goto('/customers');
  await expect(page.getByText(t('archive.inList', { count: 3 }))).toBeVisible();
});

test('a file whose letters look wrong is read another way, and what cannot be read says so', async ({ desk: page, t }) => {
  await upload(page, t, '');
  await expect(page.locator('.error-summary').getByRole('listitem')).toHaveText([t('imports.unreadable.empty')]);
  await expect(page.getByLabel(t('imports.file'), { exact: true })).toHaveAccessibleDescription(new RegExp(t('imports.unreadable.empty')));
  // "Müller" in Windows-1252, which could as well be Arabic in Windows-1256.
  await upload(page, t, Buffer.from('Name,City\nM\u00fcller\u00fc\u00fc\u00fc,K\u00f6ln\n', 'latin1'), 'list.csv');
  await link(page, t('imports.rereadLead')).click();
  await field(page, t('imports.encoding')).selectOption('windows-1252');
  await button(page, t('imports.reread')).click();
  await expect(page.getByRole('cell', { name: 'Mülleruuu'.replaceAll('uuu', 'üüü') })).toBeVisible();
  await link(page, t('imports.rereadLead')).click();
  await field(page, t('imports.delimiter')).selectOption('other');
  await button(page, t('imports.reread')).click();
  await expectRefused(page, t, [{ control: field(page, t('imports.otherDelimiter')), message: t('imports.oneSign', { field: t('imports.otherDelimiter') }) }]);
  await link(page, t('imports.back')).click();
  await button(page, t('imports.discard')).click();
  await expect(title(page, t('imports.title'))).toBeVisible();
  await expect(link(page, 'list.csv')).toHaveCount(0);
});

test('the list is exported as it was narrowed, and phones survive', async ({ desk: page, owner, t }) => {
  const free = { ...owner.ctx, firm: { ...owner.ctx.firm, requiredFields: {} } };
  await registerCustomer(free, valuesWith({ kind: 'person', name: 'ليلى', phone: '+966501234567', city: 'Jeddah' }));
  await registerCustomer(free, valuesWith({ kind: 'person', name: 'Maria', city: 'Berlin' }));
  await page.goto('/customers?city=Jeddah');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `${t('imports.exportCsv')}: ${t('imports.exportAll')}` }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${t('customers.title')}.csv`);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\uFEFFnumber,kind,name,/);
  expect(lines[1]).toMatch(/^1,person,ليلى,.*,Jeddah,.*,'\+966501234567,/);
  const workbook = page.waitForEvent('download');
  await page.getByRole('link', { name: `${t('imports.exportXlsx')}: ${t('imports.exportColumns')}` }).click();
  expect(readFileSync(await (await workbook).path()).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
});

test('who may only look can export, and is told that importing is not theirs @once', async ({ page, program, owner, language, t }) => {
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto('/customers');
  await expect(link(page, t('imports.link'))).toHaveCount(0);
  for (const address of ['/customers/import', '/customers/import/none', '/customers/import/none/reading', '/customers/import/none/rows/1']) {
    await page.goto(address);
    await expect(title(page, t('forbidden.title'))).toBeVisible();
  }
  const answer = await page.request.post('/customers/import/upload', { multipart: { file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nA\n') } } });
  expect(answer.status()).toBe(403);
  expect((await page.request.get('/customers/export.csv')).status()).toBe(200);
});

test("another firm's files are not there @once", async ({ page, program, owner, language, t }) => {
  const stranger = await addFirm(language);
  await signIn(page.context(), program, owner);
  await upload(page, t, 'name\nTop secret GmbH\n');
  const address = page.url();
  await page.context().clearCookies();
  await signIn(page.context(), program, stranger);
  for (const path of [address, `${address}/rows/1`, `${address}/reading`]) {
    await page.goto(path);
    await expect(title(page, t('missing.title'))).toBeVisible();
    await expect(page.getByText('Top secret')).toHaveCount(0);
  }
  await page.goto('/customers/import');
  await expect(page.getByText(t('imports.before'))).toHaveCount(0);
});
