import { addDays, addMonths, type Day, isDay } from '#lib/day';
import { periodOf } from '#lib/payments/statement';
import { westernDigits } from '#lib/text';

export const reportPeriods = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear', 'last12Months'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** By the day on which something was invoiced or spent, or by the day on which money moved. */
export const bases = ['accrual', 'cash'] as const;
export type Basis = (typeof bases)[number];

/** What a category is given of a customer who is in several: everything, or an equal share. */
export const sharings = ['full', 'equal'] as const;
export type Sharing = (typeof sharings)[number];

/** What a report is about; days are those of the firm's time zone, both included. */
export interface ReportFilter {
  from: Day;
  to: Day;
  basis: Basis;
  sharing: Sharing;
  /** The day as of which receivables are shown. */
  day: Day;
}

/** First and last day of a usual period, seen from a day; the last twelve months end with the one that goes on. */
export function reportPeriod(period: ReportPeriod, today: Day): { from: Day; to: Day } {
  if (period !== 'last12Months') return periodOf(period, today);
  const month = `${today.slice(0, 7)}-01`;
  return { from: addMonths(month, -11), to: addDays(addMonths(month, 1), -1) };
}

const chosen = <Word extends string>(words: readonly Word[], typed: string | undefined): Word => words.find((word) => word === typed) ?? (words[0] as Word);

/**
 * A filter as an address asks for it (`from`, `to`, `basis`, `sharing`, `day`): this year, where it asks for no period or for one that is none.
 * @returns the filter, and whether what it asked for could not be understood
 */
export function reportFilter(values: Record<string, string>, today: Day): { filter: ReportFilter; isWrong: boolean } {
  const [from = '', to = '', day = ''] = ['from', 'to', 'day'].map((name) => westernDigits(values[name] ?? '').trim());
  const isPeriod = isDay(from) && isDay(to) && from <= to;
  const period = isPeriod ? { from, to } : reportPeriod('thisYear', today);
  const filter = { ...period, basis: chosen(bases, values['basis']), sharing: chosen(sharings, values['sharing']), day: isDay(day) ? day : today };
  return { filter, isWrong: (!isPeriod && from + to !== '') || (day !== '' && !isDay(day)) };
}
