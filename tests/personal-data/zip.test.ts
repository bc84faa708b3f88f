import { spawnSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { zip, type ZipEntry } from '#lib/personal-data/zip';
import { temporaryFolder } from '../support/program.ts';
import { unzip } from '../support/zip.ts';

const at = Date.UTC(2026, 0, 31, 23, 59, 58);
const entry = (name: string, content: string | Buffer): ZipEntry => ({ name, modifiedAt: at, content: () => [Buffer.from(content)] });
const packed = (entries: ZipEntry[]) => buffer(Readable.from(zip(entries)));

test('what is packed is unpacked: names of any script, empty files, bytes of every value, and the time', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
  const entries = [entry('customer.json', '{"name":"محمد"}'), entry('files/1-عقد التوريد.pdf', bytes), entry('files/2-empty.txt', '')];
  const read = unzip(await packed(entries));
  expect(read.map(({ name, modifiedAt }) => ({ name, modifiedAt }))).toEqual(entries.map(({ name }) => ({ name, modifiedAt: at })));
  expect(read[0]?.content.toString()).toBe('{"name":"محمد"}');
  expect(read[1]?.content.equals(bytes)).toBe(true);
  expect(read[2]?.content).toHaveLength(0);
});

test('an archive of nothing is one as well', async () => expect(unzip(await packed([]))).toEqual([]));

test('content that comes in pieces, as a file does, is packed whole', async () => {
  const path = join(temporaryFolder(), 'file');
  const content = Buffer.alloc(1_000_003, 'سجل ');
  writeFileSync(path, content);
  const [read] = unzip(await packed([{ name: 'file', modifiedAt: at, content: () => createReadStream(path) as AsyncIterable<Uint8Array> }]));
  expect(read?.content.equals(content)).toBe(true);
});

test('content that is another when it is sent than when it was measured makes no archive', async () => {
  let reads = 0;
  const changing: ZipEntry = { name: 'file', modifiedAt: at, content: () => [Buffer.from(`read ${(reads += 1)}`)] };
  await expect(packed([changing])).rejects.toThrow('file changed while it was being packed');
});

test('what four bytes cannot say is refused before anything is sent', async () => {
  const piece = Buffer.alloc(2 ** 20);
  const huge: ZipEntry = { name: 'huge', modifiedAt: at, content: () => (function* () { for (let sent = 0; sent < 4096; sent += 1) yield piece; })() };
  const made = zip([huge]);
  await expect(made.next()).rejects.toThrow(RangeError);
  await expect(packed(Array.from({ length: 65_536 }, (_, index) => entry(String(index), '')))).rejects.toThrow(RangeError);
});

const hasPython = spawnSync('python3', ['-c', 'import zipfile']).status === 0;

test.runIf(hasPython)('another program than ours finds nothing wrong with it', async () => {
  const path = join(temporaryFolder(), 'archive.zip');
  writeFileSync(path, await packed([entry('customer.json', '{}'), entry('files/1-عقد.pdf', 'content')]));
  const { stdout } = spawnSync('python3', ['-c', 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()), z.read(z.namelist()[1]).decode())', path], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('None 2 content');
});
