import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day, daysBetween } from '#lib/day';
import { type Course, dayAt, firstFrom, followingDay, nextDays, type Rhythm } from '#lib/recurring/dates';
import { inPeriod } from '#lib/recurring/period';

const endless = { endDay: null, times: null, made: 0 };
const first = (count: number, rhythm: Rhythm) => nextDays({ ...rhythm, ...endless }, rhythm.startDay, count);

test.each<[Rhythm, Day[]]>([
  [{ every: 1, unit: 'month', startDay: '2026-01-31' }, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
  [{ every: 1, unit: 'month', startDay: '2027-12-30' }, ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30']],
  [{ every: 1, unit: 'month', startDay: '2026-02-28' }, ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
  [{ every: 1, unit: 'month', startDay: '2028-02-28' }, ['2028-02-28', '2028-03-28', '2028-04-28', '2028-05-28']],
  [{ every: 3, unit: 'month', startDay: '2026-11-30' }, ['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31']],
  [{ every: 2, unit: 'week', startDay: '2026-12-20' }, ['2026-12-20', '2027-01-03', '2027-01-17', '2027-01-31']],
  [{ every: 1, unit: 'year', startDay: '2028-02-29' }, ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']],
  [{ every: 4, unit: 'year', startDay: '2028-02-29' }, ['2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29']],
])('%o', (rhythm, days) => expect(first(4, rhythm)).toEqual(days));

const day = fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('2000-01-01', days));
const rhythm: fc.Arbitrary<Rhythm> = fc.record({ every: fc.integer({ min: 1, max: 99 }), unit: fc.constantFrom('week' as const, 'month' as const, 'year' as const), startDay: day });

describe('any rhythm', () => {
  test('goes forward, and never drifts from its first day', () => {
    fc.assert(fc.property(rhythm, fc.integer({ min: 0, max: 60 }), (of, index) => {
      const [here, next] = [dayAt(of, index), dayAt(of, index + 1)];
      expect(next > here).toBe(true);
      const isLast = (at: Day) => addDays(at, 1).endsWith('-01');
      const months = of.every * index * (of.unit === 'year' ? 12 : 1);
      const inMonth = here.slice(0, 7) === addMonths(`${of.startDay.slice(0, 7)}-01`, months).slice(0, 7);
      // On the same day of the month that is due; on its last where it has no such day, or where the first is a last one.
      const onDay = isLast(of.startDay) ? isLast(here) : here.slice(8) === of.startDay.slice(8) || (isLast(here) && here.slice(8) < of.startDay.slice(8));
      expect(of.unit === 'week' ? daysBetween(of.startDay, here) === 7 * of.every * index : inMonth && onDay).toBe(true);
    }));
  });

  test('is found again from any day, the first that is not before it', () => {
    fc.assert(fc.property(rhythm, day, (of, from) => {
      const found = firstFrom(of, from);
      expect(found >= from).toBe(true);
      let plain = of.startDay;
      for (let index = 1; plain < from; index += 1) plain = dayAt(of, index);
      expect(found).toBe(plain);
    }));
  });

  test('ends by its day or its number, whichever is first, however it is walked through', () => {
    fc.assert(fc.property(rhythm, fc.option(day), fc.option(fc.integer({ min: 1, max: 20 })), (of, endDay, times) => {
      const course: Course = { ...of, endDay, times, made: 0 };
      const all = nextDays(course, of.startDay, 30);
      expect(all.every((at) => endDay === null || at <= endDay)).toBe(true);
      expect(all.length).toBeLessThanOrEqual(times ?? 30);
      const walked: Day[] = [];
      for (let next = all[0] ?? null; next !== null && walked.length < 30; next = followingDay({ ...course, made: walked.length }, next)) walked.push(next);
      expect(walked).toEqual(all);
    }));
  });
});

test('a text names the period of its document, in the document’s language', () => {
  expect(inPeriod('Rent {month} {year}', '2026-11-30', 'en')).toBe('Rent November 2026');
  expect(inPeriod('إيجار {الشهر} {السنة}', '2026-11-30', 'ar')).toBe('إيجار نوفمبر 2026');
  expect(inPeriod('إيجار { Month }', '2026-01-01', 'ar')).toBe('إيجار يناير');
  expect(inPeriod('{day} stays', '2026-01-01', 'en')).toBe('{day} stays');
});
