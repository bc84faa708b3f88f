import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#lib/tables/open-archive';
import { rowsOf, shapeOf } from '#lib/tables/read';
import { xlsxOf } from '#lib/tables/write-xlsx';
import { collected } from '../support/imports.ts';
import { temporaryFolder } from '../support/program.ts';
import { sheetOf, type WorkbookPart, writeArchive, writeWorkbook } from '../support/workbook.ts';

async function read(sheet: WorkbookPart, more: Record<string, WorkbookPart> = {}): Promise<string[][]> {
  const path = join(temporaryFolder(), 'book.xlsx');
  await writeWorkbook(path, sheet, more);
  return collected(rowsOf(path, await shapeOf(path)));
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

describe('cells', () => {
  test('are read as they are shown: shared and inline texts, numbers, results of formulas, yes and no', async () => {
    const shared = '<sst xmlns="x"><si><t>Name</t></si><si><r><t>Two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></si><si><t xml:space="preserve">0012 </t></si></sst>';
    const sheet = sheetOf(
      '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>',
      '<c r="A2" t="s"><v>2</v></c><c r="B2"><v>12.5</v></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>A1</f><v>text</v></c>',
      '<c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#N/A</v></c>',
    );
    expect(await read(sheet, { 'xl/sharedStrings.xml': shared })).toEqual([['Name', '', 'Two runs'], ['0012 ', '12.5', '2', 'text'], ['', 'true', '#N/A']]);
  });

  test('with long numbers keep every digit, and zeros ahead where the format has them', async () => {
    const styles = '<styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
    const sheet = sheetOf('<c><v>3.10122393500003E14</v></c><c s="1"><v>1234</v></c><c s="1"><v>123456</v></c><c><v>0.1</v></c>');
    expect(await read(sheet, { 'xl/styles.xml': styles })).toEqual([['310122393500003', '01234', '123456', '0.1']]);
  });

  test('with days are written as days, by either calendar of Excel', async () => {
    const styles = '<styleSheet xmlns="x"><numFmts><numFmt numFmtId="165" formatCode="[$-401]dd/mm/yyyy;@"/><numFmt numFmtId="166" formatCode="&quot;day &quot;0"/></numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs></styleSheet>';
    const sheet = sheetOf('<c s="0"><v>45292</v></c><c s="1"><v>60000</v></c><c s="2"><v>45292.75</v></c><c s="3"><v>7</v></c><c s="0"><v>1</v></c>');
    expect(await read(sheet, { 'xl/styles.xml': styles })).toEqual([['2024-01-01', '2064-04-08', '2024-01-01 18:00', '7', '1900-01-01']]);
  });
});

describe('a workbook that is written', () => {
  const awkward = [['number', 'phone'], ['1', '+966501234567'], ['=1+1', "'text"], ['a<b>&"c"', '_x0041_'], ['line\nbreak\r', '  spaces '], ['\u0001\uFFFE', 'مؤسسة 👩‍👩‍👧'], ['', 'last']];

  test('is read again as it was', async () => {
    const path = join(temporaryFolder(), 'written.xlsx');
    async function* rows() {
      yield* awkward;
    }
    await pipeline(xlsxOf(rows(), { name: 'العملاء', rightToLeft: true }), createWriteStream(path));
    expect(await shapeOf(path)).toMatchObject({ format: 'xlsx' });
    expect(await collected(rowsOf(path, await shapeOf(path)))).toEqual(awkward);
  });

  test('holds as numbers what was reckoned, and nothing else', async () => {
    const path = join(temporaryFolder(), 'figures.xlsx');
    async function* rows() {
      yield* [['007', 'amount'], ['-1', '-115.00'], ['2', '=1+1']];
    }
    await pipeline(xlsxOf(rows(), { name: 'Figures', rightToLeft: false, numbersFrom: 1 }), createWriteStream(path));
    const archive = await openArchive(path);
    const sheet = await textOf(await archive.read('xl/worksheets/sheet1.xml', 10_000));
    archive.close();
    expect(sheet.match(/<v>[^<]*<\/v>/g)).toEqual(['<v>-115.00</v>']);
  });
});

describe('what is no sheet of customers', () => {
  const refusal = async (sheet: WorkbookPart, more: Record<string, WorkbookPart> = {}) => read(sheet, more).then(() => null, (error: Error) => error.message);

  test('is refused: broken, without a sheet, with entities of its own, or wider than any list', async () => {
    expect(await refusal('<worksheet><sheetData><row>')).toBe('brokenArchive');
    expect(await refusal(sheetOf(text('a')), { 'xl/_rels/workbook.xml.rels': '<Relationships xmlns="x"/>' })).toBe('noSheet');
    const bomb = '<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>' + sheetOf(text('&b;'));
    expect(await refusal(bomb)).toBe('brokenArchive');
    expect(await refusal(sheetOf('<c r="ZZZ1"><v>1</v></c>'))).toBe('tooManyColumns');
    const path = join(temporaryFolder(), 'book.xlsx');
    await writeArchive(path, { 'word/document.xml': '<w/>' });
    await expect(collected(rowsOf(path, await shapeOf(path)))).rejects.toThrow('noSheet');
  });
});
