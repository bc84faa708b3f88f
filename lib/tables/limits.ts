import { Unreadable } from '#lib/tables/unreadable';

/** More columns than any list of customers has; beyond it, a file is no such list. */
export const mostColumns = 500;

/** More rows than this are read in several files. What must be known of each row while the others are read stays small. */
export const mostRows = 250_000;

/** Longest record, in bytes of UTF-8: all texts that a customer may hold fit in it several times. */
export const longestRecord = 200_000;

/** Passes rows on, as long as they are no more, and no wider, than is read. */
export async function* withinLimits(rows: AsyncIterable<string[]>): AsyncGenerator<string[], void> {
  let count = 0;
  for await (const row of rows) {
    if (row.length > mostColumns) throw new Unreadable('tooManyColumns');
    // The headings do not count.
    if (count > mostRows) throw new Unreadable('tooManyRows');
    count += 1;
    yield row;
  }
}
