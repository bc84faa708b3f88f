import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { replacing } from '#db/insert-all/replacing';
import type { Db, InsertAll } from '#db/types';

interface Prepared {
  execute(values: Record<string, unknown>): PromiseLike<unknown>;
}

/** Kinds of columns whose empty values a placeholder would write as something. */
const saidOtherwise: ReadonlySet<string> = new Set(['json', 'boolean']);

/** By connection, then by what is inserted. */
const prepared = new WeakMap<Db, Map<string, Prepared>>();

/**
 * A statement of many rows is put together anew each time, and that takes several times as long as SQLite does; the statement of one
 * row is prepared once and run for each. Nothing is lost by that: there is no server to be reached.
 */
export const insertAll: InsertAll = async (db, table: SQLiteTable, rows, replacement) => {
  const columns = getTableColumns(table);
  const statements = prepared.get(db) ?? new Map<string, Prepared>();
  prepared.set(db, statements);
  for (const row of rows as Record<string, unknown>[]) {
    // Nothing in a column of JSON is no value, and not the JSON of nothing; nothing in one of yes and no is not a no.
    const names = Object.keys(row).filter((name) => row[name] !== null || !saidOtherwise.has(columns[name]?.dataType ?? ''));
    const key = `${getTableName(table)} ${replacement?.columns.join() ?? ''} ${names.join()}`;
    let statement = statements.get(key);
    if (!statement) {
      const insert = db.insert(table).values(Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<string, never>);
      statement = (replacement ? insert.onConflictDoUpdate(replacing(replacement)) : insert).prepare() as Prepared;
      statements.set(key, statement);
    }
    await statement.execute(row);
  }
};
