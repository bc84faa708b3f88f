import { and, eq } from 'drizzle-orm';
import { imports } from '#db/schema/imports';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { now } from '#lib/clock';
import { endOfChain } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { choicesOf, savedOutcomes } from '#lib/imports/choices';
import { type Earlier, judgeRows, measureOf } from '#lib/imports/judge';
import { findImport, type Import, type ImportRow, nextRows } from '#lib/imports/queries';
import { saveRows } from '#lib/imports/save-rows';
import { storeRows } from '#lib/imports/store-rows';
import { undoRow } from '#lib/imports/undo-row';
import { isNewcomer, welcomeRow } from '#lib/imports/welcome-row';

/** Rows that are dealt with in one write: others wait for as long as that takes. */
const atOnce = { checking: 500, saving: 500, undoing: 50 };

/** Whether there may be more to do. */
export type Stage = (ctx: Context, importId: string, earlier: Earlier) => Promise<boolean>;

async function advance(db: Db, ctx: Context, file: Import, rows: readonly ImportRow[], finished: Import['state']): Promise<boolean> {
  const last = rows.at(-1);
  const set = last ? { doneCount: last.position, updatedAt: now() } : { state: finished, doneCount: file.rowCount, updatedAt: now(), finishedAt: now() };
  await db.update(imports).set(set).where(and(ofFirm(ctx, imports), eq(imports.id, file.id)));
  return last !== undefined;
}

/** Judges the next rows. Only what comes of it is written: others need not wait for the judging. */
const check: Stage = async (ctx, importId, earlier) => {
  const judged = await read(ctx, 'customers.import', async (db) => {
    const file = await findImport(ctx, importId);
    if (file?.state !== 'checking') return null;
    const rows = await nextRows(ctx, importId, file.doneCount, atOnce.checking, 'unjudged');
    const verdicts = await judgeRows(db, ctx, await measureOf(ctx, file), rows, earlier);
    return rows.map((row, index) => ({ ...row, outcome: verdicts[index]?.outcome ?? null, problems: verdicts[index]?.problems ?? [], customerId: verdicts[index]?.customerId ?? null }));
  });
  if (!judged) return false;
  return write(ctx, 'customers.import', async (db) => {
    const file = await findImport(ctx, importId);
    if (file?.state !== 'checking') return false;
    await storeRows(db, judged);
    return advance(db, ctx, file, judged, 'checked');
  });
};

/** Saves the next rows: the customers, and that the rows have become them, in one write. */
const save: Stage = async (ctx, importId) =>
  write(ctx, 'customers.import', async (db) => {
    const file = await findImport(ctx, importId);
    if (file?.state !== 'saving') return false;
    const rows = await nextRows(ctx, importId, file.doneCount, atOnce.saving, 'unsaved', savedOutcomes(choicesOf(file)));
    const isJudged = file.judgedAt === (await endOfChain(db, ctx)).position;
    const saved = await saveRows(db, ctx, file, rows, isJudged);
    const welcomes = choicesOf(file).welcomes !== undefined;
    await storeRows(db, saved.map((row) => ({ ...row, isWelcomeDue: welcomes && isNewcomer(row) })));
    // What was just saved was judged with the rest; whatever anybody else did was not.
    const judgedAt = isJudged ? (await endOfChain(db, ctx)).position : null;
    await db.update(imports).set({ judgedAt }).where(and(ofFirm(ctx, imports), eq(imports.id, importId)));
    if (rows.length > 0 || (await nextRows(ctx, importId, 0, 1, 'unwelcomed')).length === 0) return advance(db, ctx, file, rows, 'saved');
    await db.update(imports).set({ state: 'welcoming', doneCount: 0, updatedAt: now() }).where(and(ofFirm(ctx, imports), eq(imports.id, importId)));
    return true;
  });

const undo: Stage = async (ctx, importId) =>
  write(ctx, 'customers.import', async (db) => {
    const file = await findImport(ctx, importId);
    if (file?.state !== 'undoing') return false;
    const rows = await nextRows(ctx, importId, file.doneCount, atOnce.undoing, 'saved');
    const undone: ImportRow[] = [];
    for (const row of rows) undone.push(await undoRow(db, ctx, row));
    await storeRows(db, undone);
    return advance(db, ctx, file, rows, 'undone');
  });

/**
 * Welcomes the customer of the next row, with how far it has come in the same write: cut off at any moment, it goes on with whom it had not
 * yet come to, and nobody is welcomed twice.
 */
const welcome: Stage = async (ctx, importId) =>
  write(ctx, 'customers.import', async (db) => {
    const file = await findImport(ctx, importId);
    if (file?.state !== 'welcoming') return false;
    const rows = await nextRows(ctx, importId, 0, 1, 'unwelcomed');
    const done: ImportRow[] = [];
    for (const row of rows) done.push({ ...(await welcomeRow(ctx, row)), isWelcomeDue: false });
    await storeRows(db, done);
    return advance(db, ctx, file, rows, 'saved');
  });

/** What goes on by itself, by the state an import is in. */
export const stages: Partial<Record<Import['state'], Stage>> = { checking: check, saving: save, welcoming: welcome, undoing: undo };
