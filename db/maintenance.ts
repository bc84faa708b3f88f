import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { driverCode, StorageProblem, storageProblemOf } from '#db/errors';
import { schemaOf } from '#db/store/migrate-sqlite';

function open(file: string): Database.Database {
  try {
    return new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  } catch (error) {
    throw existsSync(file) ? storageProblemOf(file, error) : new StorageProblem(`There is no database ${file}`);
  }
}

/** Copies a database while it is in use, by SQLite's online backup: a copy of the file alone would lose what is in its log. */
export async function copyDatabase(file: string, target: string): Promise<void> {
  const connection = open(file);
  try {
    // Within a transaction that has begun to read: otherwise each write meanwhile makes the copy begin anew, on busy days for ever.
    connection.exec('BEGIN');
    schemaOf(connection);
    await connection.backup(target);
  } finally {
    connection.close();
  }
}

export interface Inspection {
  /** What is wrong with the file, in SQLite's words, each in one line; empty when nothing is. */
  damage: string[];
  /** Rows in each table. */
  rows: Record<string, number>;
  /** Newest migration: milliseconds of its making, as the migrator records it. */
  schema: number;
}

/** Reads a database through: structure, references between rows, and how many rows each table holds. */
export function inspectDatabase(file: string): Inspection {
  const connection = open(file);
  try {
    const integrity = connection.pragma('integrity_check') as { integrity_check: string }[];
    const foreignKeys = connection.pragma('foreign_key_check') as { table: string; rowid: number }[];
    const tables = connection
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all() as string[];
    const rows = tables.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get()] as const);
    return {
      damage: [
        ...integrity.flatMap((row) => row.integrity_check.split('\n')).filter((line) => line !== 'ok' && !line.startsWith('***')),
        ...foreignKeys.map(({ table, rowid }) => `row ${rowid} of ${table} refers to a row that is not there`),
      ],
      rows: Object.fromEntries(rows) as Record<string, number>,
      schema: schemaOf(connection),
    };
  } catch (error) {
    return { damage: [`it cannot be read (${driverCode(error) ?? String(error)})`], rows: {}, schema: 0 };
  } finally {
    connection.close();
  }
}

/** A connection that nothing refers to is closed by the garbage collector, and its lock is gone. */
const held = new Set<Database.Database>();

/**
 * Holds a folder for this process until it ends, however it ends: the lock is SQLite's own, which the system lets go.
 * @throws StorageProblem when another process holds it
 */
export function holdFolder(folder: string): { release: () => void } {
  const connection = new Database(join(folder, 'lock'), { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (driverCode(error) !== 'SQLITE_BUSY') throw error;
    throw new StorageProblem(`Another Sijill is running on ${folder}; stop it first, or set SIJILL_DATA to another folder`);
  }
  held.add(connection);
  return {
    release: () => {
      held.delete(connection);
      connection.close();
    },
  };
}

/** Version of the SQLite that is built in. */
export function engineVersion(): string {
  const connection = new Database(':memory:');
  try {
    return String(connection.prepare('select sqlite_version()').pluck().get());
  } finally {
    connection.close();
  }
}

/** The newest migration that a database has seen; 0 when it has seen none or is not there yet. */
export function schemaOfFile(file: string): number {
  if (!existsSync(file)) return 0;
  const connection = open(file);
  try {
    return schemaOf(connection);
  } catch (error) {
    throw storageProblemOf(file, error);
  } finally {
    connection.close();
  }
}
