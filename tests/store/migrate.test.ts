import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration, generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { getTableName, isTable } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { engine } from '#db/engine';
import * as tables from '#db/schema';
import { openEmptyStore } from '../support/firm.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');
const read = <Content>(...path: string[]) => JSON.parse(readFileSync(join(migrations, ...path), 'utf8')) as Content;
const journalOf = (dialect: string) => read<{ entries: { idx: number; tag: string; when: number }[] }>(dialect, 'meta/_journal.json').entries;
type AnyTable = (typeof tables)['customers'];
const every = Object.values<unknown>(tables).filter((value): value is AnyTable => isTable(value));

beforeEach(openEmptyStore);

test('the migrations say all that the schema says: there is none to generate', async () => {
  const latest = `${String(journalOf(engine).at(-1)?.idx).padStart(4, '0')}_snapshot.json`;
  const statements =
    engine === 'sqlite'
      ? await generateSQLiteMigration(read(engine, 'meta', latest), await generateSQLiteDrizzleJson(tables, undefined, 'snake_case'))
      : await generateMigration(read(engine, 'meta', latest), generateDrizzleJson(tables, undefined, undefined, 'snake_case'));
  expect(statements).toEqual([]);
});

test.each(every.map((table) => [getTableName(table), table] as const))('the table %s is there with each of its columns', async (_, table) => {
  expect(await store.read((db) => db.select().from(table))).toEqual([]);
});

test('both engines have the same migrations, in the order in which they were made', () => {
  const [sqlite, postgres] = [journalOf('sqlite'), journalOf('postgres')];
  expect(postgres.map(({ tag }) => tag)).toEqual(sqlite.map(({ tag }) => tag));
  for (const journal of [sqlite, postgres]) expect(journal.map(({ when }) => when)).toEqual(journal.map(({ when }) => when).toSorted((a, b) => a - b));
});
