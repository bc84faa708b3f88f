import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StorageProblem } from '#db/errors';

const ledger = `create table if not exists "__drizzle_migrations" (id serial primary key, hash text not null, created_at numeric)`;

/** The newest migration of a folder: milliseconds of its making, by which the ledger in the database knows it. */
export function newestMigration(migrationsFolder: string): number {
  return readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
}

/** The newest migration that a database has seen; 0 when it has seen none. */
export function schemaOf(connection: Database.Database): number {
  const known = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  return known ? Number(connection.prepare('select max(created_at) from "__drizzle_migrations"').pluck().get() ?? 0) : 0;
}

/**
 * Brings a database up to date in one transaction: all of it, or nothing. Not drizzle's own migrator, because that checks foreign
 * keys at each statement, where a table that is being rebuilt must be gone for a moment; here they are checked before the commit.
 * @throws StorageProblem when the database is newer than this program, or a migration fails; it is then as it was
 */
export function migrateSqlite(connection: Database.Database, migrationsFolder: string): void {
  const file = connection.name;
  const schema = schemaOf(connection);
  if (schema > newestMigration(migrationsFolder)) throw new StorageProblem(`${file} was written by a newer Sijill; start that version or a later one`);
  const missing = readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => folderMillis > schema);
  if (missing.length === 0) return;
  connection.pragma('foreign_keys = OFF');
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(ledger);
    for (const { sql, hash, folderMillis } of missing) {
      for (const statement of sql) connection.exec(statement);
      connection.prepare('insert into "__drizzle_migrations" (hash, created_at) values (?, ?)').run(hash, folderMillis);
    }
    const [orphan] = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    if (orphan) throw new Error(`rows of ${orphan.table} would refer to no ${orphan.parent}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageProblem(`${file} could not be upgraded (${why}) and is as it was; go on with the version you had, and report this`);
  }
  connection.pragma('foreign_keys = ON');
}
