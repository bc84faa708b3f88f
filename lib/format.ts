import { day, hour, minute, now } from '#lib/clock';
import type { Digits, Locale } from '#lib/context';
import { languageTag } from '#lib/messages';

/** A customer's or document's number: no grouping, in the person's digits. */
export function plainNumber(value: number, digits: Digits): string {
  return digits === 'latn' ? String(value) : new Intl.NumberFormat(languageTag('ar', digits), { useGrouping: false }).format(value);
}

/** Several words or numbers in a row, as the language divides them. */
export function listed(words: readonly string[], locale: Locale): string {
  return words.join(locale === 'ar' ? '، ' : ', ');
}

/**
 * Day and time of an instant, in the firm's time zone and the Gregorian calendar.
 * @param instant milliseconds since 1970-01-01T00:00:00Z
 */
export function dayAndTime(instant: number, locale: Locale, digits: Digits, timeZone: string): string {
  return new Intl.DateTimeFormat(languageTag(locale, digits), { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory', timeZone }).format(instant);
}

const spans = [['day', day], ['hour', hour], ['minute', minute]] as const;

/** How long ago an instant was, in the largest unit that fits: "2 hours ago", "yesterday", "now". */
export function ago(instant: number, locale: Locale, digits: Digits): string {
  const elapsed = Math.max(now() - instant, 0);
  const [unit, length] = spans.find(([, length]) => elapsed >= length) ?? ['second', Infinity];
  return new Intl.RelativeTimeFormat(languageTag(locale, digits), { numeric: 'auto' }).format(-Math.floor(elapsed / length), unit);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit of 1000 that leaves a number before the point. */
export function fileSize(bytes: number, locale: Locale, digits: Digits): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const style = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(languageTag(locale, digits), style).format(bytes / 1000 ** power);
}

/** A number as it is stored (`-1234.5`), grouped, with the decimals that it has. */
export function decimal(value: string, locale: Locale, digits: Digits): string {
  return new Intl.NumberFormat(languageTag(locale, digits), { maximumFractionDigits: 3 }).format(Number(value));
}

/** A calendar day (`YYYY-MM-DD`) in the Gregorian calendar. */
export function calendarDay(day: string, locale: Locale, digits: Digits): string {
  return new Intl.DateTimeFormat(languageTag(locale, digits), { dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** A month (`YYYY-MM`) in the Gregorian calendar: its name alone, or with its year. */
export function monthName(month: string, style: 'short' | 'long', locale: Locale, digits: Digits): string {
  const shape = style === 'short' ? ({ month: 'short' } as const) : ({ month: 'long', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(languageTag(locale, digits), { ...shape, calendar: 'gregory', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`));
}
