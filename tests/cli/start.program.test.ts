import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { runToEnd, startProgram, temporaryFolder } from '../support/program.ts';

/** What the program says when it refuses to start: one line, and status 1. */
async function refusal(data: string, variables: Record<string, string> = {}): Promise<string> {
  const { status, stdout, stderr } = await runToEnd(data, variables);
  expect(stderr).toMatch(/^sijill: [^\n]+\n$/);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  return stderr;
}

let used: string;

beforeAll(async () => {
  const program = await startProgram();
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  for (let count = 0; count < 5; count += 1) await register(visitor, { name: `Customer ${count}`, terms: 'x'.repeat(2000) });
  await program.stop();
  used = program.data;
});

/** A data folder on which the program has run, the database file changed by `damage`. */
function damagedFolder(damage: (bytes: Buffer) => Buffer): string {
  const data = temporaryFolder();
  cpSync(used, data, { recursive: true });
  const file = join(data, 'sijill.db');
  writeFileSync(file, damage(readFileSync(file)));
  return data;
}

test.each([
  [{ PORT: 'abc' }, /PORT must be a number from 0 to 65535 .*abc/],
  [{ PORT: '99999' }, /PORT must be a number from 0 to 65535 .*99999/],
  [{ PORT: '' }, /PORT must be a number from 0 to 65535/],
  [{ HOST: '256.1.1.1' }, /HOST 256\.1\.1\.1 .*set HOST to/],
  [{ HOST: '192.0.2.1' }, /HOST 192\.0\.2\.1 .*set HOST to/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must begin with file: or postgres:/],
  [{ DATABASE_URL: 'postgres://sijill:secret@127.0.0.1:1/sijill' }, /^(?!.*secret).*DATABASE_URL/],
  [{ NEXTAUTH_URL: 'ftp://x' }, /NEXTAUTH_URL must be an address such as https:/],
  [{ NEXTAUTH_SECRET: 'short' }, /^(?!.*"short").*NEXTAUTH_SECRET must have at least 32 characters/],
] as [Record<string, string>, RegExp][])('refuses %j', async (variables, saying) => {
  expect(await refusal(temporaryFolder(), variables)).toMatch(saying);
});

test('refuses a data folder that is a file, or would lie in one', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await refusal(file)).toMatch(/there is a file of this name.*SIJILL_DATA/);
  expect(await refusal(join(file, 'data'))).toMatch(/a part of its path is no folder.*SIJILL_DATA/);
  expect(readFileSync(file, 'utf8')).toBe('');
});

// Nobody may write there, not even root.
test.each(['/proc/self', '/proc/nowhere'])('refuses the data folder %s, which cannot be written to', async (folder) => {
  expect(await refusal(folder)).toMatch(/cannot be written to.*SIJILL_DATA/);
});

test('refuses a database file that is none, and leaves it as it is', async () => {
  const data = temporaryFolder();
  const garbage = 'This is no database. '.repeat(1000);
  writeFileSync(join(data, 'sijill.db'), garbage);
  expect(await refusal(data)).toMatch(/sijill\.db is no Sijill database or is damaged; restore a backup/);
  expect(readFileSync(join(data, 'sijill.db'), 'utf8')).toBe(garbage);
});

test.each([
  ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ['cut off within its first page', (bytes: Buffer) => bytes.subarray(0, 1000)],
  ['with a hole in it', (bytes: Buffer) => bytes.fill(0xaa, 4096, 4096 * 3)],
])('refuses a database file %s', async (_, damage) => {
  expect(await refusal(damagedFolder(damage))).toMatch(/sijill\.db .*damaged; restore a backup/);
});

test('refuses a data folder where the database is a folder', async () => {
  const data = temporaryFolder();
  mkdirSync(join(data, 'sijill.db'));
  expect(await refusal(data)).toMatch(/sijill\.db .*check that it is a file/);
});

test('refuses a secret file that holds no secret', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'secret'), 'x\n');
  expect(await refusal(data)).toMatch(/secret holds no usable secret; remove it/);
});

test('refuses a port that is taken, and makes no data folder for it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const data = join(temporaryFolder(), 'data');
  expect(await refusal(data, { PORT: String(port) })).toMatch(new RegExp(`Port ${port} .*taken.*set PORT to another one`));
  expect(() => statSync(data)).toThrow('ENOENT');
  holder.close();
});
