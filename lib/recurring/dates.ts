import { addDays, addMonths, type Day, daysBetween } from '#lib/day';

/** Every so many weeks, months or years from a day on. */
export interface Rhythm {
  every: number;
  unit: 'week' | 'month' | 'year';
  startDay: Day;
}

/** A rhythm that may end: by a day, which is included, or by how many there are in all, of which so many were made. */
export interface Course extends Rhythm {
  endDay: Day | null;
  times: number | null;
  made: number;
}

const isLastOfMonth = (day: Day): boolean => addDays(day, 1).endsWith('-01');

/**
 * A day of a rhythm, counted from 0. Each is reckoned from the first, never from the one before, so that none drifts: a day that a
 * month does not have is its last, and where the first is the last of a month, so are all others.
 */
export function dayAt({ every, unit, startDay }: Rhythm, index: number): Day {
  if (unit === 'week') return addDays(startDay, 7 * every * index);
  const months = every * index * (unit === 'year' ? 12 : 1);
  return isLastOfMonth(startDay) ? addDays(addMonths(`${startDay.slice(0, 8)}01`, months + 1), -1) : addMonths(startDay, months);
}

/** Months since the year 0. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The first day of a rhythm that is not before another day. */
export function firstFrom(rhythm: Rhythm, day: Day): Day {
  const { every, unit, startDay } = rhythm;
  const passed = unit === 'week' ? daysBetween(startDay, day) / (7 * every) : (monthOf(day) - monthOf(startDay)) / (every * (unit === 'year' ? 12 : 1));
  let index = Math.max(Math.floor(passed), 0);
  while (dayAt(rhythm, index) < day) index += 1;
  return dayAt(rhythm, index);
}

/** The next days of a course from one of them on, as many as there still are, and at most so many. */
export function nextDays(course: Course, from: Day | null, most: number): Day[] {
  const left = course.times === null ? most : Math.min(course.times - course.made, most);
  const days: Day[] = [];
  let day = from;
  while (day !== null && days.length < left && (course.endDay === null || day <= course.endDay)) {
    days.push(day);
    day = firstFrom(course, addDays(day, 1));
  }
  return days;
}

/** The day that follows one for which a document was made, that one counted in `made`; null when it was the last. */
export function followingDay(course: Course, day: Day): Day | null {
  return nextDays(course, firstFrom(course, addDays(day, 1)), 1)[0] ?? null;
}
