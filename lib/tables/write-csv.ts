/** What spreadsheets take for the beginning of a formula, or skip before one (OWASP, "CSV Injection"). */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text as it cannot be carried out: with an apostrophe ahead, which spreadsheets hide or show and never run. Texts that begin
 * with apostrophes before such a sign get one more, so that the reader (`csv`) can take off just what was added.
 */
const defuse = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell);

const line = (cells: readonly string[], numbersFrom: number): string => `${cells.map((cell, index) => quoted(index >= numbersFrom && isNumber.test(cell) ? cell : defuse(cell))).join(',')}\r\n`;

/** An amount below zero is to be reckoned with: as a text it would be left out of sums. */
const isNumber = /^-\d+(?:\.\d+)?$/;

/** So many lines are sent in one piece. */
const atOnce = 500;

/**
 * Rows as CSV (RFC 4180), in UTF-8 with the mark without which Excel takes Arabic for something else.
 * @param numbersFrom the first column of figures that are reckoned and not typed: there a number below zero stays one
 */
export async function* csvOf(rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>, numbersFrom = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void> {
  let lines = ['\uFEFF'];
  for await (const row of rows) {
    lines.push(line(row, numbersFrom));
    if (lines.length < atOnce) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}
