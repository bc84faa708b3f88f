import type { Day } from '#lib/day';

/** What may stand in a pattern besides letters, digits and marks. */
const parts = /\{(YYYY|YY|MM|#{1,10})\}/g;

/**
 * Whether a pattern makes numbers that are never the same twice: it has one counter, only what is known within braces, and with a month
 * its year as well.
 */
export function isPattern(pattern: string): boolean {
  const counters = pattern.match(/\{#+\}/g) ?? [];
  const rest = pattern.replaceAll(parts, '');
  return counters.length === 1 && !/[{}\p{C}]/u.test(rest) && (!pattern.includes('{MM}') || /\{YY(?:YY)?\}/.test(pattern));
}

/** Within what the numbers of a pattern count: the year or month that they name, or `''`. */
export function periodOf(pattern: string, day: Day): string {
  if (pattern.includes('{MM}')) return day.slice(0, 7);
  return /\{YY(?:YY)?\}/.test(pattern) ? day.slice(0, 4) : '';
}

/** The number that a pattern makes: `INV-{YYYY}-{####}` of 12 in 2026 is `INV-2026-0012`. */
export function numberOf(pattern: string, day: Day, sequence: number): string {
  const [year = '', month = ''] = day.split('-');
  return pattern.replaceAll(parts, (_, part: string) => {
    if (part.startsWith('#')) return String(sequence).padStart(part.length, '0');
    return part === 'YYYY' ? year : part === 'YY' ? year.slice(2) : month;
  });
}
