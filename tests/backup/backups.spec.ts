import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { allRows, lookInto } from '../support/database-file.ts';
import { button, link } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { command, type Program, temporaryFolder } from '../support/program.ts';
import { Visitor } from '../support/visitor.ts';

const backupsIn = ({ data }: Program) => readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.zst'));

async function visitorOf(page: Page, program: Program): Promise<Visitor> {
  const visitor = new Visitor(program.url);
  for (const { name, value } of await page.context().cookies()) visitor.cookies.set(name, value);
  return visitor;
}

test('the owner makes a backup, sees that it is good, and takes it away', async ({ page, ownProgram, t }) => {
  await page.goto(`${ownProgram.url}/settings`);
  await link(page, t('backups.title')).click();
  await expect(page.getByText(t('backups.none'))).toBeVisible();
  await button(page, t('backups.make')).click();
  await expect(page.getByText(t('backups.made'))).toBeVisible();
  expect(backupsIn(ownProgram)).toHaveLength(1);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(t('backups.download'), { exact: true }).click()]);
  const elsewhere = temporaryFolder();
  expect(await command(elsewhere, ['restore', await download.path()])).toMatchObject({ status: 0 });
  expect(lookInto(elsewhere, allRows)['firms']).toEqual(lookInto(ownProgram.data, allRows)['firms']);
});

test('a backup that fails is said where it was asked for and on the start page, until one succeeds', async ({ page, ownProgram, t }) => {
  writeFileSync(join(ownProgram.data, 'files'), 'a file where a folder should be');
  await page.goto(`${ownProgram.url}/settings/backups`);
  await button(page, t('backups.make')).click();
  await expect(page.getByText(new RegExp(t('backups.failed', { at: '@' }).replace('@', '.+')))).toBeVisible();
  await link(page, t('menu.customers')).click();
  await expect(page.getByText(t('backups.warnFailed'))).toBeVisible();
  rmSync(join(ownProgram.data, 'files'));
  await link(page, t('backups.see')).click();
  await button(page, t('backups.make')).click();
  await expect(page.getByText(t('backups.made'))).toBeVisible();
  await link(page, t('menu.customers')).click();
  await expect(page.getByText(t('backups.warnFailed'))).toBeHidden();
});

test('no address leads to another file than a backup', { tag: '@once' }, async ({ page, ownProgram }) => {
  mkdirSync(join(ownProgram.data, 'backups'), { recursive: true });
  writeFileSync(join(ownProgram.data, 'backups', 'notes.txt'), 'not a backup');
  const visitor = await visitorOf(page, ownProgram);
  for (const name of ['notes.txt', '..%2Fsecret', '..%2F..%2Fsecret', '%2e%2e%2fsecret', 'secret', '2026-01-01T00-00-00-000Z-button.tar.zst']) {
    const { status, html } = await visitor.get(`/settings/backups/${name}`);
    expect({ name, status }).toEqual({ name, status: 404 });
    expect(html).not.toContain(readFileSync(join(ownProgram.data, 'secret'), 'utf8'));
  }
});

test('who is not the owner neither sees nor makes nor takes backups', { tag: '@plain' }, async ({ page, program, owner, language, t }) => {
  const name = '2026-01-01T00-00-00-000Z-button.tar.zst';
  mkdirSync(join(program.data, 'backups'), { recursive: true });
  writeFileSync(join(program.data, 'backups', name), 'everything');
  for (const role of ['viewer', 'member'] as const) {
    await signIn(page.context(), program, await addPerson(owner.ctx.firm, role, language));
    await page.goto('/settings');
    await expect(link(page, t('backups.title'))).toHaveCount(0);
    await page.goto('/settings/backups');
    await expect(page.getByText(t('forbidden.lead', { firm: owner.ctx.firm.name }))).toBeVisible();
    expect((await (await visitorOf(page, program)).get(`/settings/backups/${name}`)).status).toBe(403);
  }
});

test('where several firms share an installation, its backups are no business of any of them', { tag: '@plain' }, async ({ desk: page, program, t, language }) => {
  await addFirm(language);
  await page.goto('/settings/backups');
  await expect(page.getByText(t('backups.elsewhere'))).toBeVisible();
  await expect(button(page, t('backups.make'))).toHaveCount(0);
  expect((await (await visitorOf(page, program)).get('/settings/backups/2026-01-01T00-00-00-000Z-button.tar.zst')).status).toBe(403);
});

test('who is not signed in is led to the sign-in', { tag: '@once' }, async ({ program, owner }) => {
  expect(owner.email).toBeTruthy();
  expect((await new Visitor(program.url).get('/settings/backups')).address).toMatch(/^\/login/);
  expect((await new Visitor(program.url).get('/settings/backups/x')).address).toMatch(/^\/login/);
});
