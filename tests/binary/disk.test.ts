import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { call, mountDisk, remount } from '../support/binary.ts';
import { allRows, damages, lookInto } from '../support/database-file.ts';
import { makeLargeData } from '../support/large-database.ts';
import { startProgram, temporaryFolder } from '../support/program.ts';

let large: string;
let backup: string;

beforeAll(async () => {
  large = temporaryFolder();
  makeLargeData(large, 2000, 5);
  const program = await startProgram(large);
  await program.stop();
  rmSync(join(large, 'backups'), { recursive: true });
  backup = join(temporaryFolder(), 'backup');
  const { status, stderr } = await call(large, 'backup', backup);
  if (status !== 0) throw new Error(stderr);
});

/** What it says: one line, status 1. */
async function refusal(data: string, ...words: string[]): Promise<string> {
  const outcome = await call(data, ...words);
  expect(outcome).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^sijill: [^\n]+\n$/) });
  return outcome.stderr;
}

/** A folder on a disk of that size, in which the data lie; what room is left is what the test is about. */
function onSmallDisk(megabytes: number): string {
  const data = join(temporaryFolder(), 'disk');
  mountDisk(data, `size=${megabytes}m,mode=0700`);
  cpSync(large, data, { recursive: true, verbatimSymlinks: true });
  return data;
}

/** Leaves no room but some kilobytes. */
function fill(folder: string): void {
  const file = join(folder, 'filler');
  try {
    for (;;) writeFileSync(file, Buffer.alloc(64 * 1024), { flag: 'a' });
  } catch {
    // It is full.
  }
}

test('a disk too small to unpack the program on: a line that says so, and nothing left', async () => {
  const data = join(temporaryFolder(), 'disk');
  mountDisk(data, 'size=8m,mode=0700');
  expect(await refusal(data, 'serve')).toContain('The disk is full');
  expect(readdirSync(join(data, 'runtime'))).toEqual([]);
});

test('a full disk: no backup, no restore, a line that says so, and the data stay', async () => {
  const data = onSmallDisk(160);
  fill(data);
  const before = lookInto(large, allRows);
  expect(await refusal(data, 'backup', join(data, 'backup'))).toContain('disk is full');
  expect(await refusal(data, 'restore', backup, '--replace')).toContain('disk is full');
  expect(readdirSync(data).filter((name) => /^(?:\.backup|backup|restore|replaced)/.test(name))).toEqual([]);
  rmSync(join(data, 'filler'));
  expect(lookInto(data, allRows)).toEqual(before);
  expect(lookInto(data, damages)).toEqual([]);
});

test('a folder that can only be read from: a line that says so', async () => {
  const data = onSmallDisk(160);
  remount(data, 'ro');
  for (const words of [['serve'], ['restore', backup, '--replace']]) expect(await refusal(data, ...words)).toContain(data);
  expect(await refusal(large, 'backup', join(data, 'backup'))).toContain('can only be read from');
});

test('an empty folder that can only be read from: a line that names it, before anything is unpacked', async () => {
  const data = join(temporaryFolder(), 'disk');
  mountDisk(data, 'size=8m,mode=0700');
  remount(data, 'ro');
  expect(await refusal(data, 'serve')).toContain(`The data folder ${data} cannot be written to`);
});
