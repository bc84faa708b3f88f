import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';

test('what is not said has a default', () => {
  expect(readEnvironment({})).toEqual({
    dataFolder: resolve('data'),
    databaseUrl: `file:${resolve('data')}/sijill.db`,
    databaseFile: resolve('data/sijill.db'),
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    secret: null,
    backupPassphrase: null,
    smtpUrl: null,
    mailFolder: null,
    logLevel: 'info',
  });
});

test('what is said is taken', () => {
  const secret = 'x'.repeat(32);
  const variables = {
    SIJILL_DATA: '/srv/sijill', DATABASE_URL: 'postgres://me@db/sijill', HOST: '0.0.0.0', PORT: '8080', NEXTAUTH_URL: 'https://register.example.com', NEXTAUTH_SECRET: secret,
    SIJILL_BACKUP_PASSPHRASE: 'behind the mill', SMTP_URL: 'smtps://me:pass@mail.example.com:465', SIJILL_MAIL_DIR: '/srv/mail', LOG_LEVEL: 'warn',
  };
  expect(readEnvironment(variables)).toEqual({
    dataFolder: '/srv/sijill', databaseUrl: 'postgres://me@db/sijill', databaseFile: null, host: '0.0.0.0', port: 8080, publicUrl: 'https://register.example.com', secret,
    backupPassphrase: 'behind the mill', smtpUrl: 'smtps://me:pass@mail.example.com:465', mailFolder: '/srv/mail', logLevel: 'warn',
  });
});

test('the database lies in the data folder, and the public address follows host and port', () => {
  const { databaseUrl, publicUrl } = readEnvironment({ SIJILL_DATA: '/srv/a b', HOST: '::1', PORT: '81' });
  expect(databaseUrl).toBe('file:/srv/a b/sijill.db');
  expect(publicUrl).toBe('http://[::1]:81');
});

test.each(['file:/tmp/a.db', 'file:a.db', 'postgres://h/d', 'postgresql://h/d'])('%s names a database', (DATABASE_URL) => {
  expect(readEnvironment({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
});

test.each(['0', '1', '65535'])('%s is a port', (PORT) => expect(readEnvironment({ PORT }).port).toBe(Number(PORT)));

test.each([
  ['SIJILL_DATA', ''],
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'file:'],
  ['DATABASE_URL', 'mysql://h/d'],
  ['DATABASE_URL', '/var/lib/sijill.db'],
  ['HOST', ''],
  ['PORT', ''],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80a'],
  ['PORT', '3000.5'],
  ['PORT', '0x50'],
  ['NEXTAUTH_URL', ''],
  ['NEXTAUTH_URL', 'register.example.com'],
  ['NEXTAUTH_URL', 'ftp://register.example.com'],
  ['NEXTAUTH_URL', 'javascript:alert(1)'],
  ['NEXTAUTH_SECRET', ''],
  ['NEXTAUTH_SECRET', 'x'.repeat(31)],
])('a wrong %s (%j) stops the start with one line that names it', (name, value) => {
  const read = () => readEnvironment({ [name]: value });
  expect(read).toThrow(EnvironmentProblem);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+$`));
});

test.each([
  ['NEXTAUTH_SECRET', 'hunter2'],
  ['DATABASE_URL', 'mysql://me:hunter2@db/sijill'],
  ['SMTP_URL', 'smtp://me:hunter2%@mail.example.com'],
  ['SMTP_URL', 'smtp://m%e:hunter2@mail.example.com'],
  ['SMTP_URL', 'http://me:hunter2@mail.example.com'],
])('a wrong %s, which may hold a password, is not repeated where others may read it', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(/^[^\n]*$/);
  expect(() => readEnvironment({ [name]: value })).not.toThrow(/hunter2/);
});

test('a SMTP_URL whose password is not written as in an address says how it is', () => {
  expect(() => readEnvironment({ SMTP_URL: 'smtp://me:100%@mail.example.com' })).toThrow(/^SMTP_URL .*%25/);
  for (const SMTP_URL of ['smtp://me:100%25@mail.example.com', 'smtps://m%40e:%D8%B3%D8%B1@mail.example.com', 'smtp://localhost']) expect(readEnvironment({ SMTP_URL }).smtpUrl).toBe(SMTP_URL);
});
