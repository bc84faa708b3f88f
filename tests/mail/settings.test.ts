import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import type { Context } from '#lib/context';
import { isOwnNet } from '#lib/mail/own-net';
import { sendingOf } from '#lib/mail/server';
import { changeMailSettings, mailSettingsOf } from '#lib/mail/settings';
import { aFirm, openEmptyStore } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  process.env['NEXTAUTH_SECRET'] = 's'.repeat(32);
  await openEmptyStore();
  ctx = await aFirm();
});

const server = { host: 'smtp.example.com', port: '587', security: 'starttls', userName: 'me', password: 'open sesame', fromAddress: '', fromName: '', replyTo: '', delay: '', sendsReceipts: '' };
const save = async (given: Partial<typeof server>) => changeMailSettings(ctx, (await mailSettingsOf(ctx)).version, { ...server, ...given });

/** What the log tells of the latest change. */
async function told(): Promise<Record<string, [string, string]>> {
  const rows = await store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.action, 'mail.settingsChanged')));
  const latest = rows.toSorted((one, other) => one.position - other.position).at(-1);
  return Object.fromEntries(Object.entries(latest?.changes ?? {}).map(([name, { from, to }]) => [name, [from, to]]));
}

test('each thing that is changed is in the log; of a password, that it was', async () => {
  await save({});
  expect(await told()).toEqual({ host: ['', 'smtp.example.com'], port: ['', '587'], security: ['', 'starttls'], userName: ['', 'me'], password: ['', 'changed'] });
  await save({ password: '', replyTo: 'thief@example.com', fromName: 'Nour', fromAddress: 'nour@example.com', delay: '5', sendsReceipts: 'yes' });
  expect(await told()).toEqual({ replyTo: ['', 'thief@example.com'], fromName: ['', 'Nour'], fromAddress: ['', 'nour@example.com'], delay: ['60', '5'], sendsReceipts: ['false', 'true'] });
  await save({ password: 'another', port: '465', security: 'tls', replyTo: '', fromName: '', fromAddress: '', delay: '', sendsReceipts: '' });
  expect(await told()).toMatchObject({ port: ['587', '465'], security: ['starttls', 'tls'], password: ['', 'changed'], replyTo: ['thief@example.com', ''] });
  await save({ userName: '', password: '', port: '465', security: 'tls' });
  expect(await told()).toEqual({ userName: ['me', ''], password: ['', 'removed'] });
  expect(JSON.stringify(await store.read((db) => db.select().from(auditEvents)))).not.toMatch(/open sesame|another/);
});

test.each([['port', { port: '2525' }], ['security', { security: 'tls' }], ['user', { userName: 'you' }], ['server', { host: 'smtp.elsewhere.example' }]])('a password is not kept for another %s', async (_what, given) => {
  await save({});
  await expect(save({ ...given, password: '' })).rejects.toThrow('mail.passwordAgain');
  await save({ ...given, password: 'open sesame' });
  await save({ ...given, password: '' });
  expect(await sendingOf(ctx)).toMatchObject({ server: { login: { pass: 'open sesame' } } });
});

test('a password does not leave the own net without encryption', async () => {
  await expect(save({ security: 'none' })).rejects.toThrow('mail.unsealed');
  await save({ security: 'none', userName: '', password: '' });
  for (const host of ['127.0.0.1', 'mailserver']) await save({ host, security: 'none' });
});

test.each(['localhost', '127.0.0.1', '::1', '10.0.0.7', '172.16.1.1', '172.31.255.1', '192.168.1.2', '169.254.1.1', 'fd00::1', 'fe80::1', 'mail', 'mail.local', 'MAIL.home.arpa', 'smtp.corp.internal'])('%s is in the own net', (host) => expect(isOwnNet(host)).toBe(true));

test.each(['smtp.example.com', '8.8.8.8', '172.32.0.1', '192.169.1.1', '2001:db8::1', 'local.example', '10.0.0.1.example.com', '127.1', '::ffff:8.8.8.8'])('%s is not', (host) => expect(isOwnNet(host)).toBe(false));
