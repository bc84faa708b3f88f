import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { replacing } from '#db/insert-all/replacing';
import type { InsertAll } from '#db/types';

/** Each statement is a way to the server and back: all rows go in one. */
export const insertAll: InsertAll = async (db, table: SQLiteTable, rows, replacement) => {
  if (rows.length === 0) return;
  const insert = db.insert(table).values([...rows]);
  await (replacement ? insert.onConflictDoUpdate(replacing(replacement)) : insert);
};
