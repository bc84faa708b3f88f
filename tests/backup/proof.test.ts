import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeBackup } from '#lib/backup/make';
import { dataFolderWith, refusal, sourceIn } from '../support/backup.ts';
import { temporaryFolder } from '../support/program.ts';

/** What the disk does to an archive once it is written. */
const disk = vi.hoisted(() => ({ after: (_file: string): void => {} }));

vi.mock('#lib/backup/archive', async (importOriginal) => {
  const real = await importOriginal<typeof import('#lib/backup/archive')>();
  const writeArchive: typeof real.writeArchive = async (target, ...rest) => {
    await real.writeArchive(target, ...rest);
    disk.after(target);
  };
  return { ...real, writeArchive };
});

let data: string;

beforeAll(async () => {
  data = await dataFolderWith(['Maria'], ['a picture']);
});

afterEach(() => {
  disk.after = () => {};
});

/** Changes the bytes of the archive after it was written. */
function spoil(change: (content: Buffer) => Buffer): void {
  disk.after = (file) => writeFileSync(file, change(readFileSync(file)));
}

test.each<[string, (content: Buffer) => Buffer]>([
  ['lost its end', (content) => content.subarray(0, -1000)],
  ['lost everything', () => Buffer.alloc(0)],
  ['changed a bit', (content) => Buffer.concat([content.subarray(0, 2000), Buffer.from([(content[2000] ?? 0) ^ 1]), content.subarray(2001)])],
])('an archive of which the disk has %s gets no name, and nothing of it remains', async (_, change) => {
  spoil(change);
  const folder = temporaryFolder();
  await refusal(makeBackup(sourceIn(data), join(folder, 'backup')));
  expect(readdirSync(folder)).toEqual([]);
});

test('one that the disk has kept gets its name', async () => {
  const folder = temporaryFolder();
  await makeBackup(sourceIn(data), join(folder, 'backup'));
  expect(readdirSync(folder)).toEqual(['backup']);
});
