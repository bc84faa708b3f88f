/** The calendar of Saudi Arabia (Umm al-Qura) as the Unicode data hold it: of these years, and of no others, month by month. */
const years = { from: 1300, to: 1600 };
const dayLength = 86_400_000;
/** 1 Muharram 1300. */
const beginning = Date.UTC(1882, 10, 12);
const meanYear = 354.367;
const meanMonth = 29.531;
/** How far the mean length of months leads astray, at most: days. */
const reach = 5;

const calendar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Year, month and day of an instant in the Hijri calendar. */
function hijriOf(instant: number): string {
  const parts = Object.fromEntries(calendar.formatToParts(instant).map(({ type, value }) => [type, value]));
  return [parts['year'], parts['month'], parts['day']].map(Number).join('-');
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The Gregorian day (`YYYY-MM-DD`) of a Hijri one; null when there is no such day, or the calendar does not reach it. */
export function fromHijri(year: number, month: number, day: number): string | null {
  const isThere = year >= years.from && year <= years.to && month >= 1 && month <= 12 && day >= 1 && day <= 30;
  if (!isThere) return null;
  const near = beginning + Math.round((year - years.from) * meanYear + (month - 1) * meanMonth + day - 1) * dayLength;
  const wanted = [year, month, day].join('-');
  for (let days = -reach; days <= reach; days += 1) {
    if (hijriOf(near + days * dayLength) === wanted) return dayOf(near + days * dayLength);
  }
  return null;
}

/** The Hijri day of a Gregorian one, as it is typed: `1448-06-11`. */
export function toHijri(day: string): string {
  const [year, ...rest] = hijriOf(Date.parse(day)).split('-');
  return [year, ...rest.map((number) => number.padStart(2, '0'))].join('-');
}

/** A Gregorian day if there is one of these numbers. */
export function fromGregorian(year: number, month: number, day: number): string | null {
  const instant = Date.UTC(year, month - 1, day);
  const written = [year, month, day].map((number) => String(number).padStart(2, '0')).join('-');
  return year >= 1900 && year <= 2200 && dayOf(instant) === written ? written : null;
}
