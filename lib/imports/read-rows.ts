import { and, eq } from 'drizzle-orm';
import { insertAll } from '#db/insert-all';
import { importRows, imports } from '#db/schema/imports';
import { ofFirm, write } from '#lib/access';
import type { Context } from '#lib/context';
import { AbsenceTally } from '#lib/imports/absence';
import { joinedKey, type Noticed } from '#lib/imports/choices';
import { mendedRow } from '#lib/imports/mend-row';
import type { ImportRow } from '#lib/imports/queries';
import { Missing } from '#lib/problems';
import { unreadableCharacter } from '#lib/tables/encoding';
import { rowsOf, type Shape } from '#lib/tables/read';
import { Unreadable } from '#lib/tables/unreadable';

/** Rows that are stored in one write. */
const atOnce = 500;

export interface ReadFile {
  headings: string[];
  rowCount: number;
  absent: Record<string, string[]>;
  noticed: Noticed;
}

/**
 * Reads the rows of a file into the tables, in place of what was read of it before.
 * @throws Missing; Unreadable, and then what was stored until then must be discarded
 */
export async function readRows(ctx: Context, importId: string, path: string, shape: Shape): Promise<ReadFile> {
  await write(ctx, 'customers.import', async (db) => {
    const [file] = await db.select({ id: imports.id }).from(imports).where(and(ofFirm(ctx, imports), eq(imports.id, importId)));
    if (!file) throw new Missing(importId);
    await db.delete(importRows).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId)));
  });
  const tally = new AbsenceTally();
  const noticed: Noticed = { joined: 0, unreadable: 0 };
  let headings: string[] | null = null;
  let position = 0;
  let batch: ImportRow[] = [];
  const store = async () => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await write(ctx, 'customers.import', (db) => insertAll(db, importRows, rows));
  };
  for await (const record of rowsOf(path, shape)) {
    if (headings === null) {
      headings = record.map((heading) => heading.trim());
      continue;
    }
    position += 1;
    const mended = mendedRow(record, headings.length, shape.delimiter);
    const cells = mended ?? [...record, ...Array.from({ length: Math.max(headings.length - record.length, 0) }, () => '')];
    if (mended) noticed.joined += 1;
    if (cells.some((cell) => cell.includes(unreadableCharacter))) noticed.unreadable += 1;
    tally.add(cells);
    batch.push({
      firmId: ctx.firm.id, importId, position, cells, outcome: null, problems: mended ? [{ column: null, key: joinedKey }] : [], customerId: null, before: null, savedVersion: null, isWelcomeDue: false,
    });
    if (batch.length === atOnce) await store();
  }
  if (position === 0 || headings === null) throw new Unreadable('empty');
  await store();
  return { headings, rowCount: position, absent: tally.meant(), noticed };
}

/** Takes an import away with all that was read of it. Call it for what nothing was saved of, or is to be undone. */
export async function dropRows(ctx: Context, importId: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    await db.delete(importRows).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId)));
    await db.delete(imports).where(and(ofFirm(ctx, imports), eq(imports.id, importId)));
  });
}
