import type { Browser, Page } from '@playwright/test';
import { registerCustomer } from '#lib/customers/register';
import { attachFiles } from '#lib/notes/attach';
import { findNote } from '#lib/notes/queries';
import { writeNote } from '#lib/notes/write-note';
import { company, link, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';
import { anUpload, aPdf } from '../support/files.ts';
import type { Program } from '../support/program.ts';

const secret = 'Pays late, quietly';

async function deskOf(browser: Browser, program: Program, person: Person): Promise<Page> {
  const context = await browser.newContext();
  await signIn(context, program, person);
  return context.newPage();
}

interface Written {
  customer: string;
  note: string;
  file: string;
}

async function aNote({ ctx }: Person, program: Program, values: Parameters<typeof registerCustomer>[1], readers: Record<string, string>): Promise<Written> {
  process.env['SIJILL_DATA'] = program.data;
  const customer = await registerCustomer(ctx, values);
  const note = await writeNote(ctx, customer, { kind: 'event', text: secret, eventDay: '2026-12-01', calendar: 'gregorian', reminderDays: '3', ...readers });
  await attachFiles(ctx, customer, note, anUpload(['quiet.pdf', aPdf()]));
  return { customer, note, file: (await findNote(ctx, customer, note))?.files[0]?.id ?? '' };
}

const plain = async (page: Page, address: string, init: { method?: string; multipart?: Record<string, { name: string; mimeType: string; buffer: Buffer }> } = {}) => {
  const answer = await page.request.fetch(address, { maxRedirects: 0, ...init });
  return { status: answer.status(), body: (await answer.text()).replaceAll(/[0-9a-f-]{36}/g, 'id'), location: answer.headers()['location'] };
};

test('a note that is not meant for them is nowhere to be found, for a colleague and for somebody of another firm', async ({ desk, browser, program, owner, language, t }) => {
  const { customer, note, file } = await aNote(owner, program, company[language], {});
  await desk.goto(`/customers/${customer}`);
  await expect(desk.getByText(secret)).toBeVisible();

  const colleague = await deskOf(browser, program, await addPerson(owner.ctx.firm, 'owner', language));
  await colleague.goto(`/customers/${customer}`);
  await expect(colleague.getByText(t('notes.empty'))).toBeVisible();
  expect(await colleague.content()).not.toMatch(new RegExp(`${secret}|${note}|${file}|quiet.pdf`));

  const stranger = await deskOf(browser, program, await addFirm(language));
  for (const page of [colleague, stranger]) {
    const answer = await page.goto(`/customers/${customer}/notes/${note}`);
    expect(answer?.status()).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
    for (const of of ['', 'none']) {
      const address = `/customers/${customer}/notes/${of || note}`;
      expect(await plain(page, `${address}/files/${file}`)).toMatchObject({ status: 404 });
      expect(await plain(page, `${address}/event.ics`)).toMatchObject({ status: 404 });
      const upload = { method: 'POST', multipart: { files: { name: 'mine.pdf', mimeType: 'application/pdf', buffer: aPdf() } } };
      expect(await plain(page, `${address}/files`, upload)).toMatchObject({ status: 303, location: '/not-found' });
    }
    const answers = await Promise.all(['', '/files/x', '/event.ics'].map(async (rest) => [await plain(page, `/customers/${customer}/notes/${note}${rest}`), await plain(page, `/customers/${customer}/notes/none${rest}`)]));
    for (const [hidden, missing] of answers) expect({ ...hidden, body: '' }).toEqual({ ...missing, body: '' });
    await page.context().close();
  }
  expect((await findNote(owner.ctx, customer, note))?.files).toHaveLength(1);
});

test('whoever it is meant for reads it, opens its file and takes the event into the calendar, and cannot change it', async ({ browser, program, owner, language, t }) => {
  const { customer, note, file } = await aNote(owner, program, company[language], { 'role.viewer': 'on' });
  const page = await deskOf(browser, program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/customers/${customer}`);
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText(t('notes.readBy', { names: t('notes.roles.viewer') }))).toBeVisible();
  await expect(link(page, t('notes.new'))).toHaveCount(0);
  await expect(link(page, t('notes.edit'))).toHaveCount(0);
  await page.goto(`/customers/${customer}/notes/${note}`);
  await expect(page).toHaveURL(new RegExp(`/customers/${customer}$`));
  await page.goto(`/customers/${customer}/notes/new`);
  await expect(title(page, t('forbidden.title'))).toBeVisible();

  const download = await page.request.get(`/customers/${customer}/notes/${note}/files/${file}`);
  expect((await download.body()).equals(aPdf())).toBe(true);
  expect(download.headers()).toMatchObject({
    'content-type': 'application/pdf', 'content-disposition': `attachment; filename="quiet.pdf"; filename*=UTF-8''quiet.pdf`,
    'content-security-policy': expect.stringContaining('sandbox'), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
  });
  const calendar = await page.request.get(`/customers/${customer}/notes/${note}/event.ics`);
  expect(calendar.headers()).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' });
  expect(await calendar.text()).toContain('\r\nDTSTART;VALUE=DATE:20261201\r\n');
  const upload = { method: 'POST', multipart: { files: { name: 'mine.pdf', mimeType: 'application/pdf', buffer: aPdf() } } };
  expect(await plain(page, `/customers/${customer}/notes/${note}/files`, upload)).toMatchObject({ status: 403 });
  await page.context().close();
});
