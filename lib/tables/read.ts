import { csvRows } from '#lib/tables/csv';
import { detectDelimiter } from '#lib/tables/delimiter';
import { detectEncoding, type Encoding, headOf, headText } from '#lib/tables/encoding';
import { withinLimits } from '#lib/tables/limits';
import { Unreadable } from '#lib/tables/unreadable';
import { vcardRows } from '#lib/tables/vcard';
import { xlsxRows } from '#lib/tables/xlsx';

/** What a file is and how it is read. */
export interface Shape {
  format: 'csv' | 'xlsx' | 'vcard';
  /** Of a workbook, nothing of this is asked. */
  encoding: Encoding;
  delimiter: string;
}

const zipSignature = Buffer.from('PK\u0003\u0004', 'latin1');
/** Excel before 2007, and every workbook behind a password (MS-CFB). */
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Control characters that no text has, counted against the whole. */
function isBinary(text: string): boolean {
  const controls = text.match(/(?!\s)[\p{Cc}--[\u007f-\u009f]]/gv)?.length ?? 0;
  return controls > text.length / 50;
}

/**
 * Judges a file by its content, whatever it is called.
 * @throws Unreadable
 */
export async function shapeOf(path: string): Promise<Shape> {
  const head = await headOf(path);
  if (head.length === 0) throw new Unreadable('empty');
  if (head.subarray(0, 4).equals(zipSignature)) return { format: 'xlsx', encoding: 'utf-8', delimiter: '' };
  if (head.subarray(0, 4).equals(compoundSignature)) throw new Unreadable('oldExcel');
  const encoding = await detectEncoding(path, head);
  const text = headText(head, encoding);
  if (isBinary(text)) throw new Unreadable('binary');
  if (/^\s*BEGIN:VCARD/i.test(text)) return { format: 'vcard', encoding, delimiter: '' };
  return { format: 'csv', encoding, delimiter: detectDelimiter(text) };
}

/**
 * The rows of a file one at a time, the headings first; never more of it in memory than a piece (of a workbook, the texts that its
 * cells share).
 * @throws Unreadable
 */
export function rowsOf(path: string, { format, encoding, delimiter }: Shape): AsyncGenerator<string[], void> {
  if (format === 'xlsx') return withinLimits(xlsxRows(path));
  return withinLimits(format === 'vcard' ? vcardRows(path, encoding) : csvRows(path, encoding, delimiter));
}
