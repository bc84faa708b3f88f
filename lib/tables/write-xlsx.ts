import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const parts: Record<string, string> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const code = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as XML can hold it; signs that XML does not know, and what looks like one of these, as ECMA-376-1 22.9.2.19 writes them. */
const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\p{Cc}--[\t\n\u007f-\u009f]]|[\ufffe\uffff]/gv, code)
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** What was typed is a text: nothing in it is carried out, and zeros ahead stay. */
const cell = (text: string): string => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`);

const isNumber = /^-?\d+(?:\.\d+)?$/;
/** A figure that was reckoned is a number, so that it can be summed. */
const figure = (text: string): string => (isNumber.test(text) ? `<c><v>${text}</v></c>` : cell(text));

/** So many rows are packed in one piece. */
const atOnce = 500;

async function* sheetOf(rows: AsyncIterable<readonly string[]>, { rightToLeft, numbersFrom = Number.POSITIVE_INFINITY }: Sheet): AsyncGenerator<Buffer, void> {
  let pieces = [`${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}/></sheetViews><sheetData>`];
  for await (const row of rows) {
    pieces.push(`<row>${row.map((text, index) => (index >= numbersFrom ? figure(text) : cell(text))).join('')}</row>`);
    if (pieces.length < atOnce) continue;
    yield Buffer.from(pieces.join(''));
    pieces = [];
  }
  yield Buffer.from(`${pieces.join('')}</sheetData></worksheet>`);
}

interface Sheet {
  /** At most 31 characters are kept, none of `\ / ? * [ ] :`. */
  name: string;
  rightToLeft: boolean;
  /** The first column of figures that are reckoned and not typed. */
  numbersFrom?: number;
}

/** Rows as a workbook of one sheet (ECMA-376), packed while they come. */
export function xlsxOf(rows: AsyncIterable<readonly string[]>, description: Sheet): Readable {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(declaration + content), path);
  const title = escaped(description.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  zip.addBuffer(Buffer.from(`${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`), 'xl/workbook.xml');
  const sheet = Readable.from(sheetOf(rows, description));
  const output = zip.outputStream as Readable;
  // What goes wrong while the rows are read breaks the download off, rather than ending it as if it were whole.
  sheet.once('error', (error) => output.destroy(error));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return output;
}
