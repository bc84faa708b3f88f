import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { StorageProblem } from '#db/errors';
import { inspectDatabase } from '#db/maintenance';
import { openStore } from '#db/open';
import { customers } from '#db/schema/customers';
import { customerSearch, customerSounds } from '#db/search';
import { migrateSqlite } from '#db/store/migrate-sqlite';
import { deriveCustomers } from '#lib/customers/derive';
import { soundsLike } from '#lib/sounds';
import { allRows } from '../support/database-file.ts';
import { makeOldDatabase, migrationsWith } from '../support/old-database.ts';
import { temporaryFolder } from '../support/program.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');
const released = join(import.meta.dirname, 'released');

let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), 'sijill.db');
});

describe.each(readdirSync(released))('the released schema %s', (name) => {
  test('is upgraded to this one, and nothing in it is lost', async () => {
    writeFileSync(file, zstdDecompressSync(readFileSync(join(released, name))));
    const before = inspectDatabase(file);
    expect(before.damage).toEqual([]);
    expect(before.rows['customers']).toBeGreaterThan(10);
    await openStore(`file:${file}`, migrations);
    const found = await store.read(async (db) => {
      const search = await customerSearch(db, ['alfreds']);
      return db.select({ name: customers.name }).from(customers).where(search.among(isNull(customers.archivedAt)));
    });
    expect(found).toEqual([{ name: 'Alfreds Futterkiste' }]);
    // What the older schema did not keep is made of what it did.
    await deriveCustomers();
    const sounding = customerSounds({ keys: soundsLike('Alphreds'), words: [], not: ['alphreds'] });
    expect(await store.read((db) => db.select({ name: customers.name }).from(customers).where(sounding.among(isNull(customers.archivedAt))))).toEqual(found);
    await store.close();
    const { damage, rows } = inspectDatabase(file);
    expect(damage).toEqual([]);
    const { __drizzle_migrations: _applied, ...kept } = before.rows;
    expect(rows).toMatchObject(kept);
  });
});

/** Migrations of this program, then one of the given statements. */
function andThen(statements: string): string {
  const folder = migrationsWith(({ entries }) => entries.push({ when: 9_000_000_000_000, tag: '9999_next' }));
  writeFileSync(join(folder, '9999_next.sql'), statements);
  return folder;
}

function migrate(folder: string): Record<string, unknown[]> {
  const database = new Database(file);
  try {
    migrateSqlite(database, folder);
    return allRows(database);
  } finally {
    database.close();
  }
}

const rows = (): Record<string, unknown[]> => {
  const database = new Database(file);
  const all = allRows(database);
  database.close();
  return all;
};

test.each([
  ['a statement that fails', 'create table fresh (id text);\n--> statement-breakpoint\nselect * from nowhere'],
  ['rows that would refer to nothing', "create table fresh (firm_id text references firms(id));\n--> statement-breakpoint\ninsert into fresh values ('nobody')"],
])('%s takes the whole upgrade back', (_, statements) => {
  makeOldDatabase(file);
  const before = rows();
  expect(() => migrate(andThen(statements))).toThrow(StorageProblem);
  expect(rows()).toEqual(before);
});

test('a table can be built anew though others refer to it', () => {
  makeOldDatabase(file);
  const anew = ['create table other (id text primary key, name text not null)', 'insert into other select id, name from firms', 'drop table firms', 'alter table other rename to firms'];
  expect(migrate(andThen(anew.join(';\n--> statement-breakpoint\n')))['firms']).toEqual([{ id: 'firm', name: 'Old Firm' }]);
});
