import { readFileSync } from 'node:fs';
import { registerCustomer } from '#lib/customers/register';
import { writeNote } from '#lib/notes/write-note';
import { button, company, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';
import { aPdf, aPng } from '../support/files.ts';

const pdf = aPdf();

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
  await button(page, t('notes.upload')).click();
  await expect(notice(page)).toHaveText(t('notes.attached', { count: 2 }));
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([t('notes.refused.fake', { name: 'photo.pdf' })]);

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
    await button(page, t('notes.upload')).click();
  };
  await upload(2);
  await expect(page.getByRole('alert')).toContainText('plan.pdf');
  await upload(25);
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('alert')).not.toContainText('plan.pdf');
});
