/** How many days, weeks and months have a backup kept of them. */
export const kept = { days: 7, weeks: 4, months: 12 };

/** Monday-based week, as a number that grows by one a week. */
const weekOf = (at: number): string => String(Math.floor((at / 86_400_000 + 3) / 7));
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * Which of these backups may go: all but the newest of each of the last seven days, four weeks and twelve months that have one.
 * @param times when each was made, in milliseconds UTC
 */
export function expendable(times: readonly number[]): number[] {
  const newestFirst = times.toSorted((a, b) => b - a);
  const keep = new Set<number>();
  for (const [period, count] of [[dayOf, kept.days], [weekOf, kept.weeks], [monthOf, kept.months]] as const) {
    const newest = new Map<string, number>();
    for (const at of newestFirst) if (!newest.has(period(at))) newest.set(period(at), at);
    for (const at of [...newest.values()].slice(0, count)) keep.add(at);
  }
  return newestFirst.filter((at) => !keep.has(at));
}
