import { bool, choice, id, index, instant, json, primaryKey, table, text, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** `mapping`: its columns are being told apart. `checking`, `saving` and `welcoming` go on by themselves, also after a restart. */
export const importStates = ['mapping', 'checking', 'checked', 'saving', 'welcoming', 'stopped', 'saved', 'undoing', 'undone', 'failed'] as const;
export const importFormats = ['csv', 'xlsx', 'vcard'] as const;
export const rowOutcomes = ['new', 'update', 'duplicate', 'refused', 'skipped'] as const;

/** What a column of the file is: by its number from 0, the field that it fills. A column that is not named is left out. */
export type ColumnMapping = Record<string, string>;

/** How a file is read and what becomes of what is there already. */
export interface ImportOptions {
  encoding?: string;
  delimiter?: string;
  /** Field by which a row is known for a customer that is there; `''` for none. */
  matchBy?: string;
  /** What becomes of a row that looks like a customer who is there. */
  duplicates?: 'skip' | 'save';
  /** How many new customers it was agreed to welcome with an invoice, by mail, once they are saved; not there while nobody agreed. */
  welcomes?: number;
}

/** A file of customers on its way into the register. */
export const imports = table(
  'imports',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    userId: id().notNull().references(() => users.id),
    fileName: text().notNull(),
    format: choice(importFormats).notNull(),
    state: choice(importStates).notNull(),
    headings: json<string[]>().notNull(),
    mapping: json<ColumnMapping>().notNull(),
    options: json<ImportOptions>().notNull(),
    /** How many rows the file has, and how many of them the present state is done with. */
    rowCount: whole().notNull(),
    doneCount: whole().notNull(),
    /**
     * The firm's chain of events at which what is said of the rows was true. As long as it ends there, nobody has changed the register since,
     * and nothing needs to be judged once more. Null when it must be.
     */
    judgedAt: whole(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (imports) => [index('imports_firm').on(imports.firmId, imports.createdAt)],
);

/** A row of the file, what is to become of it, and what has. */
export const importRows = table(
  'import_rows',
  {
    firmId: id().notNull().references(() => firms.id),
    importId: id().notNull().references(() => imports.id),
    /** From 1, the headings not counted. */
    position: whole().notNull(),
    cells: json<string[]>().notNull(),
    outcome: choice(rowOutcomes),
    /** Why, by cell: number of the column, key of the message and its values. */
    problems: json<{ column: number | null; key: string; values?: Record<string, string | number> }[]>().notNull(),
    /** The customer that it is known for, looks like, or has become. */
    customerId: id(),
    /** The customer's values before it was updated by this row. */
    before: json<Record<string, string>>(),
    /** The customer's version after it was saved: as long as it has this one, nothing was built on it. */
    savedVersion: whole(),
    /** Whether its customer is still to be welcomed, as was agreed when it was saved. */
    isWelcomeDue: bool().notNull().default(false),
  },
  (rows) => [primaryKey({ columns: [rows.importId, rows.position] }), index('import_rows_outcome').on(rows.importId, rows.outcome, rows.position)],
);

/** What the columns of a file with these headings were last time. */
export const importMappings = table(
  'import_mappings',
  {
    firmId: id().notNull().references(() => firms.id),
    /** Hash of the folded headings. */
    headingsKey: text().notNull(),
    mapping: json<ColumnMapping>().notNull(),
    options: json<ImportOptions>().notNull(),
    updatedAt: instant().notNull(),
  },
  (mappings) => [primaryKey({ columns: [mappings.firmId, mappings.headingsKey] })],
);
