import { createWriteStream } from 'node:fs';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export type WorkbookPart = string | Readable;

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts that every workbook of one sheet has, but for the sheet. */
export const workbookParts: Record<string, WorkbookPart> = {
  'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationships}"><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Customers" sheetId="2" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet2.xml"/></Relationships>',
};

/** A sheet of these rows, each given as the cells of its XML. */
export const sheetOf = (...rows: string[]): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData></worksheet>`;

/** Writes an archive of these parts, each packed while it comes. */
export async function writeArchive(path: string, parts: Record<string, WorkbookPart>): Promise<void> {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') zip.addBuffer(Buffer.from(part), name);
    else zip.addReadStream(part, name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

export const writeWorkbook = (path: string, sheet: WorkbookPart, more: Record<string, WorkbookPart> = {}): Promise<void> =>
  writeArchive(path, { ...workbookParts, 'xl/worksheets/sheet2.xml': sheet, ...more });
