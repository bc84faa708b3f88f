import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { makeBackup } from '#lib/backup/make';
import { restoreBackup } from '#lib/backup/restore';
import { verifyBackup } from '#lib/backup/verify';
import { registerCustomer } from '#lib/customers/register';
import { contentsOf, customersIn, dataFolderWith, knownSchema, openWith, refusal, sha256, sourceIn, upload } from '../support/backup.ts';
import { brokenAuditPositions, damages, lookInto, numbersById } from '../support/database-file.ts';
import { values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;

beforeAll(async () => {
  data = await dataFolderWith(['Maria', 'محمد'], ['a picture', 'a letter']);
});

/** Restores a backup into a folder of its own. */
async function restored(file: string, passphrase: string | null = null): Promise<string> {
  const folder = temporaryFolder();
  await restoreBackup(file, folder, { replace: false, passphrase, knownSchema });
  return folder;
}

test('a backup holds the customers and the uploaded files, and says so', async () => {
  const target = join(temporaryFolder(), 'backup');
  const manifest = await makeBackup(sourceIn(data), target);
  expect(manifest).toMatchObject({ format: 1, schema: knownSchema, rows: { customers: 2, firms: 1, audit_events: 2 } });
  expect(await verifyBackup(target, null, temporaryFolder())).toEqual(manifest);
  const folder = await restored(target);
  expect(customersIn(folder)).toEqual(['Maria', 'محمد']);
  for (const content of ['a picture', 'a letter']) expect(readFileSync(join(folder, upload(temporaryFolder(), content)), 'utf8')).toBe(content);
});

test('a sealed backup opens with its passphrase', async () => {
  const target = join(temporaryFolder(), 'backup');
  await makeBackup(sourceIn(data, 'behind the mill'), target);
  expect(customersIn(await restored(target, 'behind the mill'))).toEqual(['Maria', 'محمد']);
});

test('what lies among the uploads and is none stays out', async () => {
  const folder = await dataFolderWith([], ['a picture']);
  writeFileSync(join(folder, 'files', 'notes.txt'), '');
  mkdirSync(join(folder, 'files', 'ab', 'ab'.repeat(32)), { recursive: true });
  writeFileSync(join(folder, 'secret'), 'kept');
  const { files } = await makeBackup(sourceIn(folder), join(temporaryFolder(), 'backup'));
  expect(Object.keys(files)).toEqual(['sijill.db', expect.stringContaining(sha256('a picture'))]);
});

test('the folder of a backup is made, and only the backup is in it, for its owner alone', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  await makeBackup(sourceIn(data), join(folder, 'backup'));
  expect(readdirSync(folder)).toEqual(['backup']);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, 'backup')).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('a backup changes nothing of the data', async () => {
  // The log and its index come and go with each connection.
  const kept = () => Object.entries(contentsOf(data)).filter(([name]) => !/-(?:wal|shm)$/.test(name));
  const before = kept();
  await makeBackup(sourceIn(data), join(temporaryFolder(), 'backup'));
  expect(kept()).toEqual(before);
});

test('a file that is there is refused, and stays', async () => {
  const target = join(temporaryFolder(), 'backup');
  writeFileSync(target, 'kept');
  expect(await refusal(makeBackup(sourceIn(data), target))).toContain(target);
  expect(readFileSync(target, 'utf8')).toBe('kept');
});

test('what is written while the backup is made does no harm to it, and does not keep it from ending', async () => {
  const folder = temporaryFolder();
  const ctx = await openWith(folder, []);
  const register = (index: number) => registerCustomer(ctx, values({ name: `Customer ${index}`, terms: 'x'.repeat(2000) }));
  for (let index = 1; index <= 500; index += 1) await register(index);
  const target = join(temporaryFolder(), 'backup');
  const progress = { ended: false };
  const backup = makeBackup(sourceIn(folder), target).finally(() => (progress.ended = true));
  let written = 500;
  while (!progress.ended && written < 4000) await register((written += 1));
  await backup;
  await store.close();
  expect(written).toBeLessThan(4000);
  const copy = await restored(target);
  const numbers = lookInto(copy, (database) => [...numbersById(database).values()]);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(500);
  expect(lookInto(copy, damages)).toEqual([]);
  expect(lookInto(copy, brokenAuditPositions)).toEqual([]);
});

test('what stands only in the log of the database goes in', async () => {
  const folder = temporaryFolder();
  await openWith(folder, ['Maria']);
  const target = join(temporaryFolder(), 'backup');
  await makeBackup(sourceIn(folder), target);
  await store.close();
  expect(customersIn(await restored(target))).toEqual(['Maria']);
});

describe('no backup is made of a database that', () => {
  const spoil = (folder: string, change: (content: Buffer) => Buffer) => {
    const file = join(folder, 'sijill.db');
    writeFileSync(file, change(readFileSync(file)));
  };

  test.each<[string, (folder: string) => void]>([
    ['is something else', (folder) => spoil(folder, () => Buffer.from('hello, '.repeat(2000)))],
    ['was cut off', (folder) => spoil(folder, (content) => content.subarray(0, 20_000))],
    ['has a damaged head', (folder) => spoil(folder, (content) => Buffer.concat([Buffer.alloc(4096, 0xff), content.subarray(4096)]))],
    ['has a damaged page within', (folder) => spoil(folder, (content) => Buffer.concat([content.subarray(0, 8192), Buffer.alloc(4096, 0xff), content.subarray(12_288)]))],
    ['refers to what is not there', (folder) => lookInto(folder, (database) => database.pragma('foreign_keys = OFF') && database.exec('delete from firms'))],
    ['has lost an index', (folder) => lookInto(folder, (database) => database.unsafeMode().exec("pragma writable_schema = on; delete from sqlite_schema where name = 'users_email'"))],
    ['has no table', (folder) => spoil(folder, () => Buffer.alloc(0))],
  ])('%s, and none lies there', async (_, damage) => {
    const folder = await dataFolderWith(['Maria'], ['a picture']);
    damage(folder);
    const place = temporaryFolder();
    expect(await refusal(makeBackup(sourceIn(folder), join(place, 'backup')))).toMatch(/^(?:The database is damaged, so no backup of it was made: .+;|There are no data of Sijill in ).+/);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('what a backup that was cut short has left behind', () => {
  const leftover = (folder: string, process: number | undefined) => {
    const name = `.backup-${process}-Ab12Cd`;
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'sijill.db'), 'half');
    return name;
  };

  test('is cleared away once its process is gone', async () => {
    const folder = temporaryFolder();
    leftover(folder, spawnSync(process.execPath, ['--version']).pid);
    await makeBackup(sourceIn(data), join(folder, 'backup'));
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  test('stays while its process is alive', async () => {
    const folder = temporaryFolder();
    const names = [leftover(folder, process.ppid), leftover(folder, process.pid)];
    await makeBackup(sourceIn(data), join(folder, 'backup'));
    expect(readdirSync(folder).toSorted()).toEqual([...names, 'backup'].toSorted());
  });

  test('is cleared away when its process had our id before us, as in a container', async () => {
    const folder = temporaryFolder();
    utimesSync(join(folder, leftover(folder, process.pid)), 0, 0);
    await makeBackup(sourceIn(data), join(folder, 'backup'));
    expect(readdirSync(folder)).toEqual(['backup']);
  });
});

test('two backups may be made at once', async () => {
  const folder = temporaryFolder();
  await Promise.all(['one', 'other'].map((name) => makeBackup(sourceIn(data), join(folder, name))));
  expect(readdirSync(folder)).toEqual(['one', 'other']);
  for (const name of readdirSync(folder)) expect(customersIn(await restored(join(folder, name)))).toEqual(['Maria', 'محمد']);
});
