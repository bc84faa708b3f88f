import { sql } from 'drizzle-orm';
import { importRows } from '#db/schema/imports';
import type { Db } from '#db/types';
import type { ImportRow } from '#lib/imports/queries';

/** Stores what has become of rows: many in one statement. Call it in the write that brought it about. */
export async function storeRows(db: Db, rows: readonly ImportRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insert(importRows).values([...rows]).onConflictDoUpdate({
    target: [importRows.importId, importRows.position],
    set: {
      cells: sql`excluded.cells`, outcome: sql`excluded.outcome`, problems: sql`excluded.problems`, customerId: sql`excluded.customer_id`,
      before: sql`excluded.before`, savedVersion: sql`excluded.saved_version`,
    },
  });
}
