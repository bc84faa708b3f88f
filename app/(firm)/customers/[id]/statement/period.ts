import { type SearchParams, single } from '../../../../search-params';
import { type Day, isDay } from '#lib/day';
import { periodOf } from '#lib/payments/statement';
import { westernDigits } from '#lib/text';

/** The period that an address asks for; this month, where it asks for none or a wrong one. */
export function periodFrom(query: SearchParams, today: Day): { from: Day; to: Day; isWrong: boolean } {
  const [from, to] = [westernDigits(single(query['from'])), westernDigits(single(query['to']))];
  if (isDay(from) && isDay(to) && from <= to) return { from, to, isWrong: false };
  return { ...periodOf('thisMonth', today), isWrong: from + to !== '' };
}
