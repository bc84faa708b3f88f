import { z } from 'zod';
import type { Context } from '#lib/context';
import { addMonths, type Day, isDay } from '#lib/day';
import { line, oneOf, orNull, parse } from '#lib/form';
import { todayOf } from '#lib/invoices/input';
import { Invalid } from '#lib/problems';
import { type Course, nextDays } from '#lib/recurring/dates';
import { westernDigits } from '#lib/text';

export const rhythmUnits = ['week', 'month', 'quarter', 'year'] as const;

const mostEvery = 99;
const mostTimes = 999;
/** Nobody plans for later than this; a day beyond it is a slip of the keyboard. */
const furthestYears = 10;

const isUpTo = (text: string, most: number): boolean => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

const schema = z.object({
  every: line(6).transform(westernDigits).refine((text) => text === '' || isUpTo(text, mostEvery), 'recurring.wrong.every').transform(Number),
  unit: oneOf(rhythmUnits),
  startDay: line(20).transform(westernDigits).refine((text) => text === '' || isDay(text), 'errors.date'),
  endDay: line(20).transform(westernDigits).refine((text) => text === '' || isDay(text), 'errors.date').transform(orNull),
  times: line(6).transform(westernDigits).refine((text) => text === '' || isUpTo(text, mostTimes), 'recurring.wrong.times').transform((text) => (text === '' ? null : Number(text))),
  issues: oneOf(['draft', 'issue']).transform((word) => word === 'issue'),
});

export const planInputNames = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/** What a person says of a plan. */
export interface PlanInput extends Omit<Course, 'made'> {
  nextDay: Day;
  issues: boolean;
}

/** A plan that is there already, as far as what is typed is judged by it. */
export interface Planned extends Course {
  issues: boolean;
  nextDay: Day | null;
}

/**
 * Reads what was typed of a plan. Its first day is that of the next document: from the past none is made up, unless it is one that
 * the plan has been owing already.
 * @param planned the plan that is changed; null for a new one
 * @throws Invalid
 */
export function parsePlan(ctx: Context, values: Record<string, string>, planned: Planned | null = null): PlanInput {
  const { unit, every, ...typed } = parse(schema, values, ['every', 'startDay']);
  const today = todayOf(ctx);
  const rhythm = unit === 'quarter' ? { every: every * 3, unit: 'month' as const } : { every, unit };
  const isOwed = typed.startDay === planned?.nextDay;
  if (typed.startDay < today && !isOwed) throw new Invalid([{ field: 'startDay', key: 'recurring.wrong.past' }]);
  if (typed.startDay > addMonths(today, 12 * furthestYears)) throw new Invalid([{ field: 'startDay', key: 'recurring.wrong.far' }]);
  if (typed.endDay !== null && typed.endDay < typed.startDay) throw new Invalid([{ field: 'endDay', key: 'recurring.wrong.endDay' }]);
  if (typed.times !== null && typed.times <= (planned?.made ?? 0)) throw new Invalid([{ field: 'times', key: 'recurring.wrong.made', values: { made: planned?.made ?? 0 } }]);
  // As long as the rhythm and the next day stay, so does the day from which they follow: the 31st is not forgotten in February.
  const stays = planned !== null && isOwed && planned.every === rhythm.every && planned.unit === rhythm.unit;
  return { ...typed, ...rhythm, startDay: stays ? planned.startDay : typed.startDay, nextDay: typed.startDay };
}

/** How many of the next days are shown before and after a plan is saved. */
export const daysShown = 5;

/**
 * The days on which a plan would make documents, were it saved as it is typed.
 * @throws Invalid
 */
export function previewDays(ctx: Context, values: Record<string, string>, planned: Planned | null = null): Day[] {
  const input = parsePlan(ctx, values, planned);
  return nextDays({ ...input, made: planned?.made ?? 0 }, input.nextDay, daysShown);
}

/** A plan as its form shows it. The other way is `parsePlan`. */
export function valuesOfPlan({ every, unit, nextDay, startDay, endDay, times, issues }: Planned): Record<string, string> {
  const isQuarter = unit === 'month' && every === 3;
  return {
    every: isQuarter ? '1' : String(every), unit: isQuarter ? 'quarter' : unit, startDay: nextDay ?? startDay, endDay: endDay ?? '', times: times === null ? '' : String(times), issues: issues ? 'issue' : 'draft',
  };
}
