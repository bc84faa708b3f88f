import type { AnyColumn, SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type * as postgres from '#db/kit/postgres';
import type * as sqlite from '#db/kit/sqlite';

/**
 * What a query or a verb may do with the database: build and await statements.
 * `.get`, `.all` and `.run` are not here on purpose: they exist on one engine only.
 */
export type Db = Pick<BaseSQLiteDatabase<'async', unknown>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with'>;

export interface Store {
  /** Runs `work` on a connection that cannot write; inside a `write`, on the write's own, so that it sees what was written. */
  read<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` as one transaction, all or nothing; the promise resolves after the rows are on the disk.
   * A `write` inside a `write` joins it. Never await anything but the database in here: every other write waits.
   */
  write<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` so that all its reads see the data as they are at the first of them, however long it takes and whatever is written
   * meanwhile. It cannot write. Within a `write` it is that write, and sees what was written.
   */
  snapshot<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The store as the program uses it. */
export interface OneStore extends Store {
  /**
   * Lets `work` be done once the write that this is called in has ended, whether its rows stand or not; whoever wrote waits for it.
   * It must not throw.
   */
  afterwards(work: () => Promise<void>): void;
}

/** How the words of a search are found on this engine, among rows and in an order that the query names. */
export interface TextSearch {
  /** Those of `rows` whose folded text contains every word. */
  among(rows: SQL | undefined): SQL | undefined;
  /** A column to sort what is found by, where that is not the name. */
  sortedBy(column: AnyColumn): SQL | AnyColumn;
}

/** What is looked for by sound: names that are written otherwise. */
export interface SoundsSought {
  /** For each word the keys of which one must be there (`lib/sounds`). */
  keys: string[][];
  /** Words that must be found as they are, having no sound. */
  words: string[];
  /** All words of the search: whoever bears every one of them as it is, is found without this. */
  not: string[];
}

/** What becomes of a row that is there already: it is known by these columns, and takes those over. */
export interface Replacement {
  known: SQLiteColumn[];
  columns: readonly string[];
}

/** What is reckoned with in a query. */
export type Operand = AnyColumn | SQL | SQL.Aliased;

/** Inserts rows of one table, in their order; a conflict is an error unless it is said what is replaced. */
export type InsertAll = <Table extends SQLiteTable>(db: Db, table: Table, rows: readonly Table['$inferInsert'][], replacement?: Replacement) => Promise<void>;

// The proof that the kit means the same on both engines: a difference in what a column holds does not compile.
type Held<Builder> = Builder extends { _: { data: infer Data } } ? Data : never;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type PlainColumn = 'id' | 'rowKey' | 'text' | 'whole' | 'money' | 'bool' | 'instant' | 'day';
type Differing = {
  [Name in PlainColumn]: Same<Held<ReturnType<(typeof sqlite)[Name]>>, Held<ReturnType<(typeof postgres)[Name]>>> extends true ? never : Name;
}[PlainColumn];
const kitsHoldTheSame: Same<Differing, never> = true;
void kitsHoldTheSame;
