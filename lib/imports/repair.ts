import { and, eq } from 'drizzle-orm';
import { imports } from '#db/schema/imports';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import type { Context } from '#lib/context';
import { importIn } from '#lib/imports/begin';
import { choicesOf } from '#lib/imports/choices';
import { judgeRows, measureOf } from '#lib/imports/judge';
import { findRow, type Import, type ImportRow } from '#lib/imports/queries';
import type { RowProblem } from '#lib/imports/row-values';
import { storeRows } from '#lib/imports/store-rows';
import type { MessageKey } from '#lib/messages';
import { type FieldProblem, Invalid, Missing } from '#lib/problems';
import { tidy } from '#lib/text';

const resting = ['checked', 'stopped', 'saved', 'failed'] as const;

/** The row, as long as it is not saved. */
async function unsavedRow(ctx: Context, importId: string, position: number): Promise<ImportRow> {
  const row = await findRow(ctx, importId, position);
  if (!row) throw new Missing(importId);
  if (row.savedVersion !== null) throw new Invalid([{ field: '', key: 'imports.rowSaved' }]);
  return row;
}

/** A problem of a row at its cell; of a field that no column fills, at the field. */
function asFieldProblem({ column, key, values = {} }: RowProblem): FieldProblem {
  const { field = '', ...others } = values;
  return { field: column === null ? String(field) : `cell.${column}`, key: key as MessageKey, values: others };
}

/** The cells without the empty ones that are more than there are headings. */
function trimmed(cells: readonly string[], columns: number): string[] {
  const kept = [...cells];
  while (kept.length > columns && kept.at(-1) === '') kept.pop();
  return kept;
}

/**
 * What was said of the other rows was said beside what this one held before: it is asked again when they are saved. What it was agreed
 * to send was of other rows.
 */
async function replaceRow(db: Db, ctx: Context, file: Import, row: ImportRow): Promise<void> {
  await storeRows(db, [row]);
  const { welcomes: _welcomes, ...options } = choicesOf(file);
  await db.update(imports).set({ judgedAt: null, options }).where(and(ofFirm(ctx, imports), eq(imports.id, row.importId)));
}

/**
 * Replaces what stands in a row, if it can be saved then.
 * @throws Forbidden, Missing; Invalid with what is still wrong with it, by `cell.<number>` or the field that no cell fills
 */
export async function repairRow(ctx: Context, importId: string, position: number, cells: readonly string[]): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    const file = await importIn(ctx, importId, resting);
    const row = { ...(await unsavedRow(ctx, importId, position)), cells: trimmed(cells.map(tidy), file.headings.length), problems: [] };
    const [verdict] = await judgeRows(db, ctx, await measureOf(ctx, file), [row], new Map());
    if (!verdict) throw new Missing(importId);
    const { outcome, problems, customerId } = verdict;
    if (outcome === 'refused') throw new Invalid(problems.map(asFieldProblem));
    await replaceRow(db, ctx, file, { ...row, outcome, problems, customerId });
  });
}

/** Leaves a row out, whatever is to become of the others. */
export async function leaveRowOut(ctx: Context, importId: string, position: number): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    const file = await importIn(ctx, importId, resting);
    await replaceRow(db, ctx, file, { ...(await unsavedRow(ctx, importId, position)), outcome: 'skipped' });
  });
}
