import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { registerCustomer } from '#lib/customers/register';
import { dayText } from '#lib/notes/show';
import { writeNote } from '#lib/notes/write-note';
import { button, company, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { addPerson, expect, test } from '../support/browser.ts';
import { aPdf, aPng } from '../support/files.ts';

const pdf = aPdf();
const refusal = (page: Page) => page.locator('.error-summary');

test('a note is written, a PDF attached to it, and comes back byte for byte', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await page.goto(`/customers/${id}`);
  await expect(page.getByText(t('notes.empty'))).toBeVisible();
  await link(page, t('notes.new')).click();
  await expect(title(page, t('notes.newTitle', { name: company[language].name }))).toBeVisible();
  await field(page, t('notes.text')).fill('Prefers mornings.\nاتصل بعد العصر');
  await button(page, t('notes.saveAndAddFiles')).click();
  await expect(notice(page)).toHaveText(t('notes.writtenAddFiles'));

  await page.getByLabel(t('notes.addFiles')).setInputFiles([
    { name: 'عقد التوريد "2026".pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'photo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script></html>') },
    { name: 'stamp.png', mimeType: 'image/png', buffer: aPng() },
  ]);
  await button(page, t('files.upload')).click();
  await expect(notice(page)).toHaveText(t('files.attached', { count: 2 }));
  await expect(refusal(page).getByRole('listitem')).toHaveText([t('files.refused.fake', { name: 'photo.pdf' })]);

  await page.goto(`/customers/${id}`);
  await expect(page.getByText('Prefers mornings.')).toBeVisible();
  await expect(page.getByText(t('notes.onlyYou'))).toBeVisible();
  const download = page.waitForEvent('download');
  await link(page, 'عقد التوريد "2026".pdf').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^عقد التوريد .2026.\.pdf$/);
  expect(readFileSync(await file.path()).equals(pdf)).toBe(true);
});

test('an upload that is too large as a whole is refused with the reason, and the note is as it was', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  const note = await writeNote(owner.ctx, id, { kind: 'note', text: 'Note' });
  await page.goto('/settings/firm');
  await field(page, t('notes.largestFile')).fill('0');
  await button(page, t('settings.save')).click();
  await expectRefused(page, t, [{ control: field(page, t('notes.largestFile')), message: t('notes.largestFileWrong', { field: t('notes.largestFile') }) }]);
  await field(page, t('notes.largestFile')).fill('١');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('settings.saved'));
  await page.goto(`/customers/${id}/notes/${note}`);
  await expect(page.getByText(/1\s?(MB|م\.ب|ميغابايت|MB)/).first()).toBeVisible();
  const upload = async (megabytes: number) => {
    await page.getByLabel(t('notes.addFiles')).setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: aPdf({ filling: Buffer.alloc(megabytes * 1_000_000, 'x') }) });
    await button(page, t('files.upload')).click();
  };
  await upload(2);
  await expect(refusal(page)).toContainText('plan.pdf');
  await upload(25);
  await expect(refusal(page).getByRole('listitem')).toHaveCount(1);
  await expect(refusal(page)).not.toContainText('plan.pdf');
});

test('an event is entered by its Hijri day, meant for somebody, changed, and removed', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await addPerson(owner.ctx.firm, 'member', language, 'Layla حسن');
  await page.goto(`/customers/${id}/notes/new`);
  const [day, calendar, reader] = [field(page, t('notes.eventDay')), field(page, t('notes.calendar')), page.getByRole('checkbox', { name: 'Layla حسن' })];
  await page.getByRole('radio', { name: t('notes.kinds.event') }).check();
  await field(page, t('notes.text')).fill('Opening of the branch');
  await day.fill('١٤٤٨-٠٦-١١');
  await field(page, t('notes.reminderDays')).fill('٣');
  await reader.check();
  await button(page, t('notes.save')).click();
  await expectRefused(page, t, [{ control: day, message: t('notes.dayLooksHijri', { field: t('notes.eventDay') }) }]);
  await expect(day).toHaveValue('١٤٤٨-٠٦-١١');
  await expect(reader).toBeChecked();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(page.getByRole('radio', { name: t('notes.kinds.event') })).toBeChecked();
  await calendar.selectOption('hijri');
  await button(page, t('notes.save')).click();

  await expect(notice(page)).toHaveText(t('notes.written'));
  for (const name of ['gregory', 'islamic-umalqura'] as const) await expect(page.getByText(dayText(owner.ctx, '2026-11-21', name))).toBeVisible();
  await expect(page.getByText(t('notes.reminder', { days: 3 }))).toBeVisible();
  await expect(page.getByText(t('notes.readBy', { names: '\u2068Layla حسن\u2069' }))).toBeVisible();
  const download = page.waitForEvent('download');
  await link(page, t('notes.calendarFile')).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/DTSTART;VALUE=DATE:20261121\r\n[^]*TRIGGER:-P3D\r\n/);

  await link(page, t('notes.edit')).click();
  await expect(day).toHaveValue('2026-11-21');
  await reader.uncheck();
  await field(page, t('notes.text')).fill('Opening is put off');
  await button(page, t('notes.save')).click();
  await expect(notice(page)).toHaveText(t('notes.changed'));
  await expect(page.getByText('Opening is put off')).toBeVisible();
  await expect(page.getByText(t('notes.onlyYou'))).toBeVisible();

  await link(page, t('notes.edit')).click();
  await page.getByText(t('notes.remove'), { exact: true }).click();
  await button(page, t('notes.removeForGood')).click();
  await expect(notice(page)).toHaveText(t('notes.removed'));
  await expect(page.getByText(t('notes.empty'))).toBeVisible();
});

test('a file that can act by itself is attached with a word of caution, and a file can be removed', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  const note = await writeNote(owner.ctx, id, { kind: 'note', text: 'Note' });
  await page.goto(`/customers/${id}/notes/${note}`);
  await button(page, t('files.upload')).click();
  await expect(refusal(page).getByRole('listitem')).toHaveText([t('files.refused.noneChosen')]);
  await page.getByLabel(t('notes.addFiles')).setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: aPdf({ objects: ['<< /JS (x) >>'] }) });
  await button(page, t('files.upload')).click();
  await expect(notice(page)).toHaveText(t('files.attached', { count: 1 }));
  await expect(page.getByText(t('files.active', { name: 'form.pdf' }))).toBeVisible();
  await button(page, t('notes.removeNamed', { name: 'form.pdf' })).click();
  await expect(notice(page)).toHaveText(t('notes.fileRemoved'));
  await expect(link(page, 'form.pdf')).toHaveCount(0);
});
