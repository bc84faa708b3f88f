import type { weekends } from '#db/schema/reminders';
import { addDays, type Day } from '#lib/day';

export { weekends } from '#db/schema/reminders';

export type Weekend = (typeof weekends)[number];

/** Days of the week on which nothing goes out, as `Date` counts them: 0 is Sunday. */
const closed: Record<Weekend, readonly number[]> = { fridaySaturday: [5, 6], saturdaySunday: [6, 0], none: [] };

/** Where work rests on Friday and Saturday. The United Arab Emirates moved to Saturday and Sunday in 2022. */
const fridayCountries: ReadonlySet<string> = new Set('SA EG JO KW QA BH OM IQ SY YE LY SD DZ PS MV BD'.split(' '));

/** When a firm's weekend is that has not said so. */
export const usualWeekend = (country: string | null): Weekend => (country !== null && fridayCountries.has(country) ? 'fridaySaturday' : 'saturdaySunday');

/** Whether a day is one of the weekend. */
export const isWeekend = (day: Day, weekend: Weekend): boolean => closed[weekend].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The day itself, or the first after it that is not on the weekend. */
export function workingDay(day: Day, weekend: Weekend): Day {
  return isWeekend(day, weekend) ? workingDay(addDays(day, 1), weekend) : day;
}
