import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Encoding, textOf } from '#lib/tables/encoding';
import { longestRecord } from '#lib/tables/limits';
import { Unreadable, type UnreadableReason } from '#lib/tables/unreadable';

const reasons: Partial<Record<string, UnreadableReason>> = { CSV_MAX_RECORD_SIZE: 'recordTooLong', CSV_QUOTE_NOT_CLOSED: 'quoteOpen' };

/** What marks a text that a spreadsheet would else take for a formula; see `write-csv`. */
const defused = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** The text that was written before it was defused. */
const armed = (cell: string): string => (defused.test(cell) ? cell.slice(1) : cell);

/**
 * The records of a CSV file (RFC 4180, with any delimiter, and quotation marks within unquoted cells taken as they are), one at a
 * time. Lines that are empty are none.
 * @throws Unreadable
 */
export async function* csvRows(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<string[], void> {
  const source = Readable.from(textOf(path, encoding));
  const parser = parse({ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRecord });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser as AsyncIterable<string[]>) yield record.map(armed);
  } catch (error) {
    const reason = error instanceof CsvError ? reasons[error.code] : undefined;
    throw reason ? new Unreadable(reason, error) : error;
  } finally {
    source.destroy();
  }
}
