import { type Archive } from '#lib/tables/open-archive';
import { longestRecord } from '#lib/tables/limits';
import { Unreadable } from '#lib/tables/unreadable';
import { readXml } from '#lib/tables/xml';

/** Bytes, unpacked. */
const largestDirectory = 5_000_000;
const largestTexts = 200_000_000;

/** What of a workbook's texts is held in memory while its sheet is read: characters. */
const mostText = 50_000_000;

export interface Workbook {
  /** The part that holds the first sheet which is not hidden. */
  sheet: string;
  /** Whether days are counted from 1904 (ECMA-376-1, 18.17.4.1). */
  from1904: boolean;
}

/** @throws Unreadable when it has no sheet */
export async function workbookOf(archive: Archive): Promise<Workbook> {
  let from1904 = false;
  const sheets: string[] = [];
  const whole = async (name: string, opens: (element: string, attributes: Record<string, string>) => void) => {
    for await (const _ of readXml(await archive.read(name, largestDirectory), { opens, closes: () => {} }));
  };
  await whole('xl/workbook.xml', (element, attributes) => {
    if (element === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
    if (element === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? '');
  });
  const targets = new Map<string, string>();
  await whole('xl/_rels/workbook.xml.rels', (element, attributes) => {
    if (element === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  const target = targets.get(sheets[0] ?? '');
  if (!target) throw new Unreadable('noSheet');
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
}

/** The texts that the cells of a workbook share, by number. What is only there to say how a word is pronounced is left out. */
export async function sharedTexts(archive: Archive): Promise<string[]> {
  const name = 'xl/sharedStrings.xml';
  if (!archive.has(name)) return [];
  const texts: string[] = [];
  let [text, length, pronunciation] = ['', 0, false];
  const reading = readXml(await archive.read(name, largestTexts), {
    opens: (element) => {
      if (element === 'si') text = '';
      if (element === 'rPh') pronunciation = true;
    },
    closes: (element, content) => {
      if (element === 'rPh') pronunciation = false;
      if (element === 't' && !pronunciation) text += content;
      if (element !== 'si') return;
      length += text.length;
      if (length > mostText) throw new Unreadable('tooMuchInflated');
      if (text.length > longestRecord) throw new Unreadable('recordTooLong');
      texts.push(text);
    },
  });
  for await (const _ of reading);
  return texts;
}
