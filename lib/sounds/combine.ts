/** More ways of reading one word than this say nothing any more; the first ones are the likelier. */
const mostReadings = 48;

/**
 * Every way of reading a word whose places can each be read in several ways, the likelier first.
 * @param places for each place of the word, what may stand there
 */
export function combined(places: readonly (readonly string[])[]): string[] {
  const readings = places.reduce<string[]>((starts, place) => starts.flatMap((start) => place.map((end) => start + end)).slice(0, mostReadings), ['']);
  return [...new Set(readings)];
}
