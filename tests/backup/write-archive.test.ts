import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Entry, type Manifest, writeArchive } from '#lib/backup/archive';
import { temporaryFolder } from '../support/program.ts';

const manifest: Manifest = { format: 1, createdAt: 1, schema: 1, rows: {}, files: {} };
let folder: string;
let entries: Entry[];

beforeEach(() => {
  folder = temporaryFolder();
  entries = ['sijill.db', 'letter', 'picture'].map((name) => {
    const content = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * 7919 + (index >> 8) * 104_729) % 251));
    writeFileSync(join(folder, name), content);
    return { name, path: join(folder, name) };
  });
});

/** What this process has open of a folder. */
const openIn = (place: string) => readdirSync('/proc/self/fd').filter((handle) => linkOf(handle).startsWith(place));

function linkOf(handle: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${handle}`);
  } catch {
    return '';
  }
}

describe.each([['open', null], ['sealed', 'behind the mill']])('an archive (%s) that cannot be written fails with what the system says, and lets go of all files', (_, passphrase) => {
  test.each<[string, string, () => string]>([
    ['the disk is full', 'ENOSPC', () => '/dev/full'],
    ['there is no such folder', 'ENOENT', () => join(folder, 'not-there', 'archive')],
    ['a folder lies in its place', 'EISDIR', () => {
      mkdirSync(join(folder, 'archive'));
      return join(folder, 'archive');
    }],
    ['a file has gone meanwhile', 'ENOENT', () => {
      entries.splice(1, 0, { name: 'gone', path: join(folder, 'gone') });
      return join(folder, 'archive');
    }],
  ])('when %s', async (_, code, makeTarget) => {
    await expect(writeArchive(makeTarget(), manifest, entries, passphrase)).rejects.toMatchObject({ code });
    await expect.poll(() => openIn(folder)).toEqual([]);
  });
});
