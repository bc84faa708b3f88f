import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { rowsOf, shapeOf } from '#lib/tables/read';
import { Unreadable } from '#lib/tables/unreadable';
import { temporaryFolder } from '../support/program.ts';
import { writeArchive, writeWorkbook } from '../support/workbook.ts';

const megabyte = 1_000_000;

function* repeated(piece: Buffer, times: number, before = ''): Generator<Buffer, void> {
  yield Buffer.from(before);
  for (let count = 0; count < times; count += 1) yield piece;
}

async function aFile(pieces: Iterable<Buffer>): Promise<string> {
  const path = join(temporaryFolder(), 'file');
  await pipeline(Readable.from(pieces), createWriteStream(path));
  return path;
}

const resident = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000;

/** What reading may take, whatever the size: pieces under way, which the garbage collector has not come to. */
const mostMegabytes = 120;

/** Reads a file through. @returns how many rows it has, or why it is not read; and whether that took little memory */
async function through(path: string): Promise<{ end: number | string; isFlat: boolean }> {
  const before = resident();
  let grown = 0;
  const watch = setInterval(() => (grown = Math.max(grown, resident() - before)), 20);
  onTestFinished(() => clearInterval(watch));
  let rows = 0;
  const ended = (end: number | string) => ({ end, isFlat: grown < mostMegabytes });
  try {
    for await (const _ of rowsOf(path, await shapeOf(path))) rows += 1;
    return ended(rows);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return ended(error.reason);
  } finally {
    clearInterval(watch);
  }
}

const wellEnded = (end: number | string) => ({ end, isFlat: true });

const letters = Buffer.alloc(megabyte, 'abcdefghi,');

test('a line of 1 GB is given up at its beginning', async () => {
  expect(await through(await aFile(repeated(letters, 1000)))).toEqual(wellEnded('recordTooLong'));
  expect(await through(await aFile(repeated(Buffer.alloc(megabyte, 'x'), 1000)))).toEqual(wellEnded('recordTooLong'));
});

test('ten thousand columns are refused', async () => {
  expect(await through(await aFile([Buffer.from(`${'a,'.repeat(10_000)}\n${'1,'.repeat(10_000)}\n`)]))).toEqual(wellEnded('tooManyColumns'));
});

test('a million quotation marks are read or given up, whether they are closed or not', async () => {
  expect(await through(await aFile(repeated(Buffer.alloc(megabyte, '"'), 1, 'name\n')))).toEqual(wellEnded('recordTooLong'));
  // Every two of these make a cell that holds a line end.
  expect(await through(await aFile(repeated(Buffer.from('"\n'), 500_000, 'name\n')))).toEqual(wellEnded(250_001));
  expect(await through(await aFile([Buffer.from('name\n"open\nand never closed')]))).toEqual(wellEnded('quoteOpen'));
});

test('nothing but zeros, or bytes of every kind, is no text', async () => {
  expect(await through(await aFile(repeated(Buffer.alloc(megabyte), 20)))).toEqual(wellEnded('recordTooLong'));
  expect(await through(await aFile([Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))]))).toEqual(wellEnded('binary'));
  expect(await through(await aFile([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 31) % 32))]))).toEqual(wellEnded('binary'));
  expect(await through(await aFile([]))).toEqual(wellEnded('empty'));
});

test('more rows than are read in one file are refused', async () => {
  expect(await through(await aFile(repeated(Buffer.from('a,b\n'.repeat(10_000)), 26)))).toEqual(wellEnded('tooManyRows'));
});

test('cards without an end, and a value without one, are given up', async () => {
  expect(await through(await aFile(repeated(Buffer.alloc(megabyte, 'x'), 100, 'BEGIN:VCARD\nPHOTO:')))).toEqual(wellEnded('recordTooLong'));
  expect(await through(await aFile(repeated(Buffer.from('BEGIN:VCARD\n'.repeat(1000)), 1000)))).toEqual(wellEnded('noCards'));
});

const head = '<worksheet xmlns="x"><sheetData>';
const row = Buffer.from('<row><c t="inlineStr"><is><t>Maria Anders</t></is></c></row>'.repeat(1000));

test('a workbook that unpacks to gigabytes is refused before it is unpacked', async () => {
  const path = join(temporaryFolder(), 'bomb.xlsx');
  await writeWorkbook(path, Readable.from(repeated(Buffer.alloc(megabyte, ' '), 600, head)));
  expect(await through(path)).toEqual(wellEnded('tooMuchInflated'));
});

test('one of many rows, or of one text without an end, is given up where it is too much', async () => {
  const [rows, texts] = [join(temporaryFolder(), 'rows.xlsx'), join(temporaryFolder(), 'texts.xlsx')];
  await writeWorkbook(rows, Readable.from(repeated(row, 300, head)));
  expect(await through(rows)).toEqual(wellEnded('tooManyRows'));
  await writeWorkbook(texts, Readable.from(repeated(Buffer.alloc(megabyte, 'x'), 50, `${head}<row><c t="inlineStr"><is><t>`)));
  expect(await through(texts)).toEqual(wellEnded('recordTooLong'));
});

test('an archive of thousands of parts, or a broken one, is refused', async () => {
  const many = join(temporaryFolder(), 'many.zip');
  await writeArchive(many, Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`part${index}`, 'x'])));
  expect(await through(many)).toEqual(wellEnded('brokenArchive'));
  expect(await through(await aFile([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5000, 'x')]))).toEqual(wellEnded('brokenArchive'));
});
