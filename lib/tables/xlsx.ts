import { unreadableCharacter } from '#lib/tables/encoding';
import { mostColumns } from '#lib/tables/limits';
import { openArchive } from '#lib/tables/open-archive';
import { Unreadable } from '#lib/tables/unreadable';
import { type Shown, stylesOf } from '#lib/tables/xlsx-styles';
import { sharedTexts, workbookOf } from '#lib/tables/xlsx-workbook';
import { readXml } from '#lib/tables/xml';

/** Bytes, unpacked. */
const largestSheet = 500_000_000;

const dayLength = 86_400_000;

/** A day as `YYYY-MM-DD`, with the time where it has one. Excel takes 1900 for a leap year: what it counts before March of it is a day off. */
function dayOf(serial: number, from1904: boolean): string {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const at = new Date(epoch + Math.round(serial * dayLength));
  if (Number.isNaN(at.getTime())) return String(serial);
  const iso = at.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** A number as it is shown: whole ones with every digit, as tax ids are that somebody typed as a number. */
function numberText(value: string, shown: Shown, from1904: boolean): string {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return value;
  if (shown === 'day') return dayOf(number, from1904);
  const plain = Number.isSafeInteger(number) ? BigInt(number).toString() : String(number);
  return typeof shown === 'object' && number >= 0 ? plain.padStart(shown.digits, '0') : plain;
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Signs that XML cannot hold are written `_x000D_` (ECMA-376-1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => (code === '0000' ? unreadableCharacter : String.fromCharCode(Number.parseInt(code, 16)))) : text;

/**
 * The rows of a workbook's first visible sheet, as texts: of a formula its last result, days as `YYYY-MM-DD`, texts as they stand.
 * Rows without anything are none.
 * @throws Unreadable
 */
export async function* xlsxRows(path: string): AsyncGenerator<string[], void> {
  const archive = await openArchive(path);
  try {
    const { sheet, from1904 } = await workbookOf(archive);
    const styles = await stylesOf(archive);
    const texts = await sharedTexts(archive);
    const ready: string[][] = [];
    let row: string[] = [];
    // A cell that does not say where it stands, stands behind the one before.
    let next = 0;
    let cell = { column: 0, type: 'n', style: 0, value: '' };
    const textOfCell = (): string => {
      if (cell.type === 's') return texts[Number(cell.value)] ?? '';
      if (cell.type === 'b') return cell.value === '1' ? 'true' : 'false';
      return cell.type === 'n' ? numberText(cell.value, styles[cell.style] ?? 'number', from1904) : cell.value;
    };
    const reading = readXml(await archive.read(sheet, largestSheet), {
      opens: (element, attributes) => {
        if (element === 'row') [row, next] = [[], 0];
        if (element !== 'c') return;
        const column = attributes['r'] === undefined ? next : columnOf(attributes['r']);
        next = column + 1;
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
      },
      closes: (element, text) => {
        if (element === 'v' || element === 't') cell.value += text;
        if (element === 'c') {
          const content = unescaped(textOfCell());
          if (content === '') return;
          if (cell.column >= mostColumns) throw new Unreadable('tooManyColumns');
          while (row.length < cell.column) row.push('');
          row[cell.column] = content;
        }
        if (element === 'row' && row.length > 0) ready.push(row);
      },
    });
    for await (const _ of reading) yield* ready.splice(0);
  } finally {
    archive.close();
  }
}
