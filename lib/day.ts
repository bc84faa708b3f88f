/** A calendar day, `YYYY-MM-DD`, in the Gregorian calendar; compared as text. */
export type Day = string;

const length = 24 * 60 * 60 * 1000;

const instantOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

/** Whether a text is a day that there is: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instantOf(text)) && dayOf(instantOf(text)) === text;
}

/**
 * The day that it is somewhere.
 * @param instant milliseconds since 1970-01-01T00:00:00Z
 * @param timeZone IANA name
 */
export function dayIn(timeZone: string, instant: number): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

export function addDays(day: Day, count: number): Day {
  return dayOf(instantOf(day) + count * length);
}

/** Days from one to the other; below zero when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((instantOf(to) - instantOf(from)) / length);
}

/** The same day so many months on; where that month is shorter, its last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}
