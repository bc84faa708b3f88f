import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { bringBack } from '#lib/exports/bring-back';
import { exportEverything } from '#lib/exports/everything';
import { cancelMail } from '#lib/mail/change';
import { holdCopiedMail } from '#lib/mail/copied';
import { changeMailSettings, mailSettingsOf } from '#lib/mail/settings';
import { sendingOf } from '#lib/mail/server';
import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { eraseCustomer } from '#lib/personal-data/erase';
import { findCustomer } from '#lib/customers/queries';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { aReader, messageOf, queueLetter, recipient } from '../support/mail.ts';
import { temporaryFolder } from '../support/program.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  Object.assign(process.env, { SIJILL_DATA: temporaryFolder(), NEXTAUTH_SECRET: 's'.repeat(32) });
  await openEmptyStore();
  ctx = await aFirm();
  customer = await aReader(ctx);
});

const server = { host: 'smtp.example.com', port: '465', security: 'tls', userName: 'me', password: 'open sesame', fromAddress: '', fromName: '', replyTo: '', delay: '90', sendsReceipts: '' };

test('mail that came along with an export is held, and the password of the server stays behind', async () => {
  const [waiting, taken] = [await queueLetter(ctx, customer), await queueLetter(ctx, customer)];
  await cancelMail(ctx, taken);
  await changeMailSettings(ctx, 0, server);
  expect(await sendingOf(ctx)).toMatchObject({ server: { host: 'smtp.example.com', login: { user: 'me', pass: 'open sesame' } } });
  const folder = join(temporaryFolder(), 'export');
  await exportEverything(ctx, folder);
  const rows = readdirSync(join(folder, 'rows')).map((name) => readFileSync(join(folder, 'rows', name), 'utf8')).join('');
  expect(rows).toContain('smtp.example.com');
  expect(rows).not.toMatch(/open sesame|"password": ?[^{ ]/);
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  await bringBack(folder);
  expect(await messageOf(waiting)).toMatchObject({ state: 'held', reason: 'copied' });
  expect(await messageOf(taken)).toMatchObject({ state: 'cancelled', reason: 'byHand' });
  expect(await sendingOf(ctx)).toMatchObject({ server: null, why: 'passwordLost' });
});

test('mail that waits in a backup is held when it is put in its place', async () => {
  const id = await queueLetter(ctx, customer);
  expect([await holdCopiedMail(), await holdCopiedMail()]).toEqual([1, 0]);
  expect(await messageOf(id)).toMatchObject({ state: 'held', reason: 'copied' });
});

test('a password is kept sealed, for this server and user alone, and is never given back', async () => {
  await changeMailSettings(ctx, 0, server);
  expect(JSON.stringify(await mailSettingsOf(ctx))).not.toContain('open sesame');
  await changeMailSettings(ctx, 1, { ...server, password: '', delay: '' });
  expect(await mailSettingsOf(ctx)).toMatchObject({ hasPassword: true, delay: 60 });
  await expect(changeMailSettings(ctx, 2, { ...server, password: '', host: 'smtp.elsewhere.example' })).rejects.toThrow('mail.passwordAgain');
  process.env['NEXTAUTH_SECRET'] = 't'.repeat(32);
  expect(await sendingOf(ctx)).toMatchObject({ server: null, why: 'passwordLost' });
});

test('erasing a customer leaves of their mail when it went, and nothing of what it said', async () => {
  const id = await queueLetter(ctx, customer, { body: 'A secret' });
  const record = await findCustomer(ctx, customer);
  await eraseCustomer(ctx, customer, record?.version ?? 0, String(record?.number));
  const message = await messageOf(id);
  expect(message).toMatchObject({ state: 'cancelled', reason: 'erased', toName: null, body: '' });
  expect(JSON.stringify(message)).not.toMatch(new RegExp(`secret|${recipient}`));
});
