import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { storageProblemOf } from '#db/errors';
import { teachProportion } from '#db/proportion/sqlite';
import { migrateSqlite } from '#db/store/migrate-sqlite';
import type { Db, Store } from '#db/types';

interface Job {
  work: (db: Db) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

/**
 * Opens (and migrates) the SQLite file. Two connections: one writes, behind a queue; the other only reads.
 * All writes that wait are taken into one transaction, each in a savepoint of its own: one sync to the disk serves them all,
 * and one that fails takes nothing with it.
 * @throws StorageProblem when the file is no database or is damaged
 */
export function openSqlite(file: string, migrationsFolder: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = mendable(file, () => connect(file));
  mendable(file, () => migrateSqlite(writer, migrationsFolder));
  const writerDb = drizzle({ client: writer, casing: 'snake_case' });
  const [reader, readerDb] = connectToRead(file);

  const current = new AsyncLocalStorage<Db>();
  const waiting: Job[] = [];
  let draining: Promise<void> | undefined;

  async function attempt(job: Job): Promise<(() => void) | undefined> {
    writer.exec('SAVEPOINT work');
    try {
      const db = writerDb as unknown as Db;
      const value = await current.run(db, () => job.work(db));
      writer.exec('RELEASE work');
      return () => job.resolve(value as never);
    } catch (error) {
      // A full disk rolls the whole transaction back by itself; then there is no savepoint left to go back to.
      if (!writer.inTransaction) throw error;
      writer.exec('ROLLBACK TO work');
      writer.exec('RELEASE work');
      job.reject(error);
      return undefined;
    }
  }

  async function commitTogether(jobs: Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      writer.exec('BEGIN IMMEDIATE');
      for (const job of jobs) {
        const answer = await attempt(job);
        if (answer) answers.push(answer);
      }
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop, so that requests which arrived together are written together.
      await setImmediate();
      await commitTogether(waiting.splice(0));
    }
    draining = undefined;
  }

  return {
    read: (work) => work(current.getStore() ?? readerDb),
    write: (work) => {
      const joined = current.getStore();
      if (joined) return work(joined);
      return new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        draining ??= drain();
      });
    },
    snapshot: async (work) => {
      if (current.getStore()) return work();
      // A connection of its own: on the one that all others read on, they would not see what is written meanwhile.
      const [connection, db] = connectToRead(file);
      try {
        connection.exec('BEGIN');
        return await current.run(db, work);
      } finally {
        connection.close();
      }
    },
    close: async () => {
      await draining;
      reader.close();
      writer.close();
    },
  };
}

function connect(file: string): Database.Database {
  const connection = new Database(file, { timeout: 5000 });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  teachProportion(connection);
  keepStatements(connection);
  return connection;
}

function connectToRead(file: string): [Database.Database, Db] {
  const connection = connect(file);
  connection.pragma('query_only = ON');
  return [connection, drizzle({ client: connection, casing: 'snake_case' }) as unknown as Db];
}

/** More than the program has; beyond it, searches of many words would fill the memory. */
const keptStatements = 200;

/** Prepares each statement once: what is prepared anew for every query holds memory that the garbage collector does not see. */
function keepStatements(connection: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = connection.prepare.bind(connection) as (source: string) => Database.Statement;
  const keep = (source: string): Database.Statement => {
    const statement = kept.get(source) ?? prepare(source);
    // What was used last stands last, and what stands first goes first.
    kept.delete(source);
    kept.set(source, statement);
    for (const [oldest] of kept) if (kept.size > keptStatements) kept.delete(oldest);
    return statement;
  };
  connection.prepare = keep as typeof connection.prepare;
}

/** What fails in here is for the person who hosts the program to mend, and is told in a line. */
function mendable<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw storageProblemOf(file, error);
  }
}
