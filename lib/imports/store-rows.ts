import { insertAll } from '#db/insert-all';
import { importRows } from '#db/schema/imports';
import type { Db } from '#db/types';
import type { ImportRow } from '#lib/imports/queries';

const changing = ['cells', 'outcome', 'problems', 'customerId', 'before', 'savedVersion', 'isWelcomeDue'] as const satisfies readonly (keyof ImportRow)[];

/** Stores what has become of rows. Call it in the write that brought it about. */
export async function storeRows(db: Db, rows: readonly ImportRow[]): Promise<void> {
  await insertAll(db, importRows, rows, { known: [importRows.importId, importRows.position], columns: changing });
}
