import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { migrateSqlite } from '#db/store/migrate-sqlite';
import { temporaryFolder } from './program.ts';

const migrations = join(import.meta.dirname, '../../db/migrations/sqlite');

interface Journal {
  entries: { when: number; tag: string }[];
}

/** A folder of migrations with a changed journal. */
export function migrationsWith(change: (journal: Journal) => void): string {
  const folder = join(temporaryFolder(), 'migrations');
  cpSync(migrations, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal;
  change(journal);
  writeFileSync(file, JSON.stringify(journal));
  return folder;
}

/** Makes the database that a program with only the first migration would have, with a row in it. */
export function makeOldDatabase(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  migrateSqlite(database, migrationsWith(({ entries }) => entries.splice(1)));
  database.exec("insert into firms (id, name, time_zone, created_at) values ('firm', 'Old Firm', 'UTC', 0)");
  database.close();
}
