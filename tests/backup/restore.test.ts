import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { writeArchive } from '#lib/backup/archive';
import { makeBackup } from '#lib/backup/make';
import { finishRestore, restoreBackup } from '#lib/backup/restore';
import { contentsOf, customersIn, dataFolderWith, knownSchema, openWith, refusal, sha256, sourceIn } from '../support/backup.ts';
import { lookInto } from '../support/database-file.ts';
import { temporaryFolder } from '../support/program.ts';

let archive: string;
let old: string;
let data: string;

beforeAll(async () => {
  archive = join(temporaryFolder(), 'backup');
  await makeBackup(sourceIn(await dataFolderWith(['Maria', 'محمد'], ['a picture'])), archive);
  old = await leftByACrash();
});

beforeEach(() => {
  data = temporaryFolder();
});

/** A data folder whose last customer stands only in the log of the database. */
async function leftByACrash(): Promise<string> {
  const running = await dataFolderWith([], ['an old letter']);
  await openWith(running, ['Old']);
  for (const name of ['secret', 'lock']) writeFileSync(join(running, name), name);
  const folder = temporaryFolder();
  cpSync(running, folder, { recursive: true });
  await store.close();
  return folder;
}

const restore = (file = archive, options: Partial<Parameters<typeof restoreBackup>[2]> = {}) =>
  restoreBackup(file, data, { replace: false, passphrase: null, knownSchema, ...options });

const uploadsIn = (folder: string) => Object.values(contentsOf(join(folder, 'files')));

describe('into an empty folder', () => {
  test('a backup brings customers and files, and nothing else', async () => {
    const { manifest, aside } = await restore();
    expect(aside).toBeNull();
    expect(manifest.rows['customers']).toBe(2);
    expect(readdirSync(data).toSorted()).toEqual(['files', 'from-backup', 'sijill.db']);
    const { 'from-backup': _, ...brought } = contentsOf(data);
    expect(brought).toEqual(manifest.files);
    expect(customersIn(data)).toEqual(['Maria', 'محمد']);
  });

  test('a backup without files brings none', async () => {
    const file = join(temporaryFolder(), 'backup');
    await makeBackup(sourceIn(await dataFolderWith(['Maria'])), file);
    await restore(file);
    expect(readdirSync(data).toSorted()).toEqual(['from-backup', 'sijill.db']);
  });
});

describe('over data', () => {
  beforeEach(() => cpSync(old, data, { recursive: true }));

  test('a backup is refused, and the data are as they were, byte for byte', async () => {
    expect(await refusal(restore())).toContain('--replace');
    expect(contentsOf(data)).toEqual(contentsOf(old));
  });

  test('that are to be replaced it is put in their place, and they lie aside complete', async () => {
    const { manifest, aside } = await restore(archive, { replace: true });
    if (aside === null) throw new Error('Nothing was put aside');
    const inPlace = Object.entries(contentsOf(data)).filter(([name]) => !name.startsWith('replaced-') && name !== 'from-backup');
    expect(Object.fromEntries(inPlace)).toEqual({ ...manifest.files, secret: contentsOf(old)['secret'], lock: contentsOf(old)['lock'] });
    const { secret: _, lock: __, ...replaced } = contentsOf(old);
    expect(contentsOf(aside)).toEqual(replaced);
    expect(customersIn(aside)).toEqual(['Old']);
    expect(customersIn(data)).toEqual(['Maria', 'محمد']);
  });

  test('what was put aside can be put back in its turn', async () => {
    const { aside } = await restore(archive, { replace: true });
    const again = join(temporaryFolder(), 'backup');
    await makeBackup(sourceIn(aside ?? ''), again);
    await restore(again, { replace: true });
    expect(customersIn(data)).toEqual(['Old']);
    expect(uploadsIn(data)).toEqual(uploadsIn(old));
  });

  test('two restores leave two folders aside', async () => {
    const asides = [await restore(archive, { replace: true }), await restore(archive, { replace: true })].map(({ aside }) => aside);
    expect(new Set(asides).size).toBe(2);
    for (const aside of asides) expect(existsSync(join(aside ?? '', 'sijill.db'))).toBe(true);
  });

  test('a backup of a newer schema is refused, and the data are as they were', async () => {
    expect(await refusal(restore(archive, { replace: true, knownSchema: knownSchema - 1 }))).toMatch(/newer/);
    expect(contentsOf(data)).toEqual(contentsOf(old));
  });

  test('a damaged backup is refused, and the data are as they were', async () => {
    const damaged = join(temporaryFolder(), 'backup');
    const content = readFileSync(archive);
    writeFileSync(damaged, content.subarray(0, content.length - 100));
    expect(await refusal(restore(damaged, { replace: true }))).toContain(damaged);
    expect(contentsOf(data)).toEqual(contentsOf(old));
  });
});

test('uploaded files alone are data too', async () => {
  cpSync(join(old, 'files'), join(data, 'files'), { recursive: true });
  expect(await refusal(restore())).toContain('--replace');
  expect(uploadsIn(data)).toEqual(uploadsIn(old));
  const { aside } = await restore(archive, { replace: true });
  expect(uploadsIn(aside ?? '')).toEqual(uploadsIn(old));
});

test('a backup whose rows are not those it had is refused', async () => {
  const folder = await dataFolderWith(['Maria']);
  const manifest = await makeBackup(sourceIn(folder), join(temporaryFolder(), 'backup'));
  const [path, forged] = [join(temporaryFolder(), 'sijill.db'), join(temporaryFolder(), 'forged')];
  lookInto(folder, (database) => database.exec(`delete from customers; vacuum into '${path}'`));
  await writeArchive(forged, { ...manifest, files: { 'sijill.db': sha256(readFileSync(path)) } }, [{ name: 'sijill.db', path }], null);
  expect(await refusal(restore(forged))).toContain('customers');
  expect(readdirSync(data)).toEqual([]);
});

test('what a restore that never got so far has unpacked is cleared away, and nothing that only resembles it', () => {
  cpSync(join(old, 'files'), join(data, 'restore-4711-1767225600000', 'files'), { recursive: true });
  writeFileSync(join(data, 'restore.json.4711.new'), '{');
  const own = ['restore-me.tar.zst', 'restore-2026', 'restore.json.bak'];
  for (const name of own) writeFileSync(join(data, name), 'kept');
  finishRestore(data);
  expect(readdirSync(data).toSorted()).toEqual(own.toSorted());
});

test('where nothing was planned there is nothing to finish', () => {
  cpSync(old, data, { recursive: true });
  finishRestore(data);
  expect(contentsOf(data)).toEqual(contentsOf(old));
  finishRestore(join(data, 'not-there'));
  expect(existsSync(join(data, 'not-there'))).toBe(false);
});
