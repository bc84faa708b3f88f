import { bool, choice, id, index, instant, table, text, uniqueIndex, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

export const numberedTypes = ['invoice', 'creditNote', 'quote', 'receipt'] as const;

/** How the numbers of a type of document are made. */
export const numberSeries = table(
  'number_series',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    type: choice(numberedTypes).notNull(),
    /** Text with `{YYYY}`, `{YY}`, `{MM}` and one `{#…}`, as many # as digits at least: `INV-{YYYY}-{####}`. Counts anew with each year or month it names. */
    pattern: text().notNull(),
    /** Which is taken when nobody chooses. */
    isDefault: bool().notNull(),
    /** Where it goes on from numbers that were given elsewhere: the year or month in which it began, and how many there were of that one. */
    startPeriod: text().notNull().default(''),
    startAfter: whole().notNull().default(0),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (series) => [index('number_series_firm').on(series.firmId, series.type)],
);

/**
 * Every number that was ever given, in the write that gave it. Never changed, never deleted: that a number has no document that
 * counts any more (void) is said by the document.
 */
export const numberLedger = table(
  'number_ledger',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    seriesId: id().notNull().references(() => numberSeries.id),
    /** The year or month within which it counts (`2026`, `2026-01`), `''` where it counts on for ever. */
    period: text().notNull(),
    /** 1, 2, 3 … within series and period. */
    sequence: whole().notNull(),
    number: text().notNull(),
    type: choice(numberedTypes).notNull(),
    /** The invoice, credit note, quote or payment that bears it. */
    documentId: id().notNull(),
    at: instant().notNull(),
    by: id().notNull().references(() => users.id),
  },
  (ledger) => [
    uniqueIndex('number_ledger_sequence').on(ledger.seriesId, ledger.period, ledger.sequence),
    uniqueIndex('number_ledger_number').on(ledger.firmId, ledger.type, ledger.number),
    uniqueIndex('number_ledger_document').on(ledger.documentId),
    index('number_ledger_latest').on(ledger.firmId, ledger.id),
  ],
);
