import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { engine } from '#db/engine';
import type { Db } from '#db/types';

/** After rows were inserted under the keys they had elsewhere: the next key of the table comes behind them. SQLite sees to that by itself. */
export async function continueKeys(db: Db, table: SQLiteTable): Promise<void> {
  const { key } = getTableColumns(table);
  if (engine === 'sqlite' || !key?.primary) return;
  await db.select({ next: sql`setval(pg_get_serial_sequence(${getTableName(table)}, 'key'), coalesce((select max(${key}) from ${table}), 0) + 1, false)` }).from(sql`(select 1) as once`);
}
