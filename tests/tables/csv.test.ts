import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectDelimiter } from '#lib/tables/delimiter';
import { type Encoding } from '#lib/tables/encoding';
import { rowsOf, shapeOf } from '#lib/tables/read';
import { csvOf } from '#lib/tables/write-csv';
import { collected } from '../support/imports.ts';
import { temporaryFolder } from '../support/program.ts';

function aFile(content: string | Buffer): string {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, content);
  return path;
}

async function read(content: string | Buffer): Promise<string[][]> {
  const path = aFile(content);
  return collected(rowsOf(path, await shapeOf(path)));
}

/** The bytes of letters in the code pages of Windows, which Node.js reads but does not write. */
function encoded(text: string, encoding: 'windows-1252' | 'windows-1256'): Buffer {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}

const table = 'الاسم;المدينة\r\nمؤسسة النور;الرياض\r\n"أحمد; محمد";"جدة\nالحمراء"\r\n';
const rows = [['الاسم', 'المدينة'], ['مؤسسة النور', 'الرياض'], ['أحمد; محمد', 'جدة\nالحمراء']];

describe('the encoding is found out', () => {
  const utf16 = Buffer.from(table, 'utf16le');
  const cases: [string, Buffer, Encoding][] = [
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16 little-endian without', utf16, 'utf-16le'],
    ['UTF-16 big-endian without', Buffer.from(utf16).swap16(), 'utf-16be'],
    ['Windows-1256', encoded(table, 'windows-1256'), 'windows-1256'],
  ];
  test.each(cases)('%s', async (_, content, encoding) => {
    const path = aFile(content);
    expect(await shapeOf(path)).toEqual({ format: 'csv', encoding, delimiter: ';' });
    expect(await collected(rowsOf(path, await shapeOf(path)))).toEqual(rows);
  });

  test('Windows-1252, by its single accents and signs of its own', async () => {
    const western = 'Name,City\nZoë’s Crêperie,Orléans\nMüller & Söhne,Köln\n“Łódź” – no,€\n'.replaceAll(/[Łź]/g, 'L');
    const path = aFile(encoded(western, 'windows-1252'));
    expect(await shapeOf(path)).toMatchObject({ encoding: 'windows-1252' });
    expect((await collected(rowsOf(path, await shapeOf(path)))).slice(0, 3)).toEqual([['Name', 'City'], ['Zoë’s Crêperie', 'Orléans'], ['Müller & Söhne', 'Köln']]);
  });

  test('a line of another encoding in a file of UTF-8 shows as unreadable, and only that', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => Buffer.from(`Müller ${index}\n`));
    const found = await read(Buffer.concat([Buffer.from('Name\n'), ...lines, encoded('Köln\n', 'windows-1252')]));
    expect(found).toHaveLength(22);
    expect(found.filter(([name]) => name?.includes('\uFFFD'))).toEqual([['K\uFFFDln']]);
  });
});

describe('what divides the cells is found out', () => {
  test.each([['a,b,c\n1,2,3\n', ','], ['a;b\n"x;y,z";2,5\n3,5;4,5\n', ';'], ['a\tb\n1,2\t3\n', '\t'], ['a|b|c\n1|2|3', '|'], ['alone\n1\n', ',']])('%j: %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});

describe('records', () => {
  test('may have quotation marks in them, too few cells, and no end', async () => {
    expect(await read('name,note\nO"Hara,5" pipe\n"a ""b"" c"\n\n  ,x')).toEqual([['name', 'note'], ['O"Hara', '5" pipe'], ['a "b" c'], ['  ', 'x']]);
  });

  test('hold NUL as a sign that cannot be read', async () => {
    expect(await read('name,city,street\na\0b,c,d\n')).toEqual([['name', 'city', 'street'], ['a\uFFFDb', 'c', 'd']]);
  });
});

describe('written and read again', () => {
  const awkward = [
    ['number', 'phone'], ['1', '+966501234567'], ["'=1+1", "'text"], ["''+1", "'"], ['=HYPERLINK("http://x")', '@SUM(A1)'], ['-5', '  spaces  '], ['a,b;c\td', '"quoted"\nline'], ['＝１', '\tTab'], ['', 'مؤسسة'],
  ];

  test('every text is as it was', async () => {
    expect(await read(Buffer.concat(await collected(csvOf(awkward))))).toEqual(awkward);
  });

  test('no cell begins with what a spreadsheet carries out, and the file with the mark of UTF-8', async () => {
    const text = Buffer.concat(await collected(csvOf(awkward))).toString();
    expect(text.startsWith('\uFEFFnumber,phone\r\n1,\'+966501234567\r\n')).toBe(true);
    expect(text).not.toMatch(/(?:^|[,\n])"?[=+\-@\t＝]/mu);
  });
});
