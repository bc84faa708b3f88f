import type { Day } from '#lib/day';
import { languageTag } from '#lib/messages';

const month = /\{\s*(?:month|الشهر|شهر)\s*\}/giu;
const year = /\{\s*(?:year|السنة|سنة)\s*\}/giu;

/** The words that stand for the period, in the language of whoever writes a text. */
export const periodWords = { ar: { month: '{الشهر}', year: '{السنة}' }, en: { month: '{month}', year: '{year}' } } as const;

/**
 * A text of a pattern as it stands in a document of a day: `{month}` and `{year}` (in Arabic `{الشهر}` and `{السنة}`) are that day's,
 * in the document's language.
 */
export function inPeriod(text: string, day: Day, language: 'ar' | 'en'): string {
  const name = new Intl.DateTimeFormat(languageTag(language, 'latn'), { month: 'long', calendar: 'gregory', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
  return text.replaceAll(month, name).replaceAll(year, day.slice(0, 4));
}
