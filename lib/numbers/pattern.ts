import type { Day } from '#lib/day';

/** What may stand in a pattern besides letters, digits and marks. */
const parts = /\{(YYYY|YY|MM|#{1,10})\}/g;

/** What keeps a pattern from making numbers that are never the same twice. */
export type PatternProblem = 'counter' | 'braces' | 'month' | 'signs';

/**
 * What is wrong with a pattern, or null: it has one counter, only what is known within braces, with a month its year as well, and no
 * signs that cannot be seen.
 */
export function patternProblem(pattern: string): PatternProblem | null {
  const rest = pattern.replaceAll(parts, '');
  if (/\p{C}/u.test(rest)) return 'signs';
  if (/[{}]/.test(rest)) return 'braces';
  if (pattern.match(/\{#+\}/g)?.length !== 1) return 'counter';
  return pattern.includes('{MM}') && !/\{YY(?:YY)?\}/.test(pattern) ? 'month' : null;
}

/** One sign of the numbers that a pattern makes: a letter or mark, or `#` for any digit, which may come again where it is the counter's. */
interface Sign {
  sign: string;
  repeats: boolean;
}

const digits = (count: number): Sign[] => Array.from({ length: count }, () => ({ sign: '#', repeats: false }));

/** A counter of three digits is any three, and then any more. Years and months are taken as any digits: it is better to refuse a pattern than to make one number in two series. */
function signsOf(pattern: string): Sign[] {
  return pattern.split(/(\{[A-Z#]+\})/).flatMap((piece) => {
    if (!/^\{[A-Z#]+\}$/.test(piece)) return [...piece.toLowerCase()].map((sign) => ({ sign, repeats: false }));
    return piece.startsWith('{#') ? [...digits(piece.length - 2), { sign: '#', repeats: true }] : digits(piece.length - 2);
  });
}

const meets = (one: string, other: string): boolean => one === other || (one === '#' && /^\d$/.test(other)) || (other === '#' && /^\d$/.test(one));

/**
 * Whether two patterns could ever make the same number. Both are walked side by side through every way in which they can go on with
 * one sign, as the automata that accept their numbers; capital and small letters are the same to whoever reads them.
 */
export function mayMeet(one: string, other: string): boolean {
  const [a, b] = [signsOf(one), signsOf(other)];
  const seen = new Set<string>();
  const walk = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true;
    if (seen.has(`${i} ${j}`)) return false;
    seen.add(`${i} ${j}`);
    const [left, right] = [a[i], b[j]];
    if (left?.repeats && walk(i + 1, j)) return true;
    if (right?.repeats && walk(i, j + 1)) return true;
    return left !== undefined && right !== undefined && meets(left.sign, right.sign) && walk(left.repeats ? i : i + 1, right.repeats ? j : j + 1);
  };
  return walk(0, 0);
}

/** Within what the numbers of a pattern count: the year or month that they name, or `''`. */
export function periodOf(pattern: string, day: Day): string {
  if (pattern.includes('{MM}')) return day.slice(0, 7);
  return /\{YY(?:YY)?\}/.test(pattern) ? day.slice(0, 4) : '';
}

/** The name of the counter that a series has for a period. */
export const counterOf = (seriesId: string, period: string) => `series ${seriesId} ${period}` as const;

/** The number that a pattern makes: `INV-{YYYY}-{####}` of 12 in 2026 is `INV-2026-0012`. */
export function numberOf(pattern: string, day: Day, sequence: number): string {
  const [year = '', month = ''] = day.split('-');
  return pattern.replaceAll(parts, (_, part: string) => {
    if (part.startsWith('#')) return String(sequence).padStart(part.length, '0');
    return part === 'YYYY' ? year : part === 'YY' ? year.slice(2) : month;
  });
}
