import type { Archive } from '#lib/tables/open-archive';
import { readXml } from '#lib/tables/xml';

/** How the number in a cell is shown: as itself, as a day, or with zeros ahead up to a length. */
export type Shown = 'number' | 'day' | { digits: number };

/** Bytes. */
const largestStyles = 20_000_000;

/** Formats that every workbook has without naming them (ECMA-376-1, 18.8.30). */
const isBuiltInDay = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What a format code means, apart from its literal texts, colours and conditions. */
function meaningOf(code: string): Shown {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0] ?? '';
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  return /[ymdhs]/i.test(bare) ? 'day' : 'number';
}

/** How each style of a workbook shows numbers, by the number of the style. */
export async function stylesOf(archive: Archive): Promise<Shown[]> {
  const name = 'xl/styles.xml';
  if (!archive.has(name)) return [];
  const formats = new Map<number, string>();
  const styles: Shown[] = [];
  let inCellFormats = false;
  const shown = (id: number): Shown => {
    const code = formats.get(id);
    if (code !== undefined) return meaningOf(code);
    return isBuiltInDay(id) ? 'day' : 'number';
  };
  const reading = readXml(await archive.read(name, largestStyles), {
    opens: (element, attributes) => {
      if (element === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (element === 'cellXfs') inCellFormats = true;
      if (element === 'xf' && inCellFormats) styles.push(shown(Number(attributes['numFmtId'] ?? 0)));
    },
    closes: (element) => {
      if (element === 'cellXfs') inCellFormats = false;
    },
  });
  for await (const _ of reading);
  return styles;
}
