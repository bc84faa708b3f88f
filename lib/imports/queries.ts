import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { importRows, imports, type rowOutcomes } from '#db/schema/imports';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export { rowOutcomes } from '#db/schema/imports';

export type Import = typeof imports.$inferSelect;
export type ImportRow = typeof importRows.$inferSelect;
export type RowOutcome = (typeof rowOutcomes)[number];

export type ListedImport = Import & { userName: string };

/** How many of the latest are listed. */
const latest = 30;

/** The files that were brought in, latest first. One whose rows are still being read is not among them. */
export async function listImports(ctx: Context): Promise<ListedImport[]> {
  const rows = await read(ctx, 'customers.import', (db) =>
    db
      .select({ file: imports, userName: users.name })
      .from(imports)
      .innerJoin(users, eq(users.id, imports.userId))
      .where(and(ofFirm(ctx, imports), gt(imports.rowCount, 0)))
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(latest),
  );
  return rows.map(({ file, userName }) => ({ ...file, userName }));
}

/** The import of this id, or null: also when it is another firm's. */
export async function findImport(ctx: Context, id: string): Promise<Import | null> {
  const [found] = await read(ctx, 'customers.import', (db) => db.select().from(imports).where(and(ofFirm(ctx, imports), eq(imports.id, id))).limit(1));
  return found ?? null;
}

/** How many rows there are of each outcome, and how many of them are saved. */
export interface OutcomeCount {
  outcome: RowOutcome;
  rows: number;
  saved: number;
}

export async function countOutcomes(ctx: Context, importId: string): Promise<OutcomeCount[]> {
  const counted = await read(ctx, 'customers.import', (db) =>
    db
      .select({ outcome: importRows.outcome, rows: count(), saved: count(importRows.savedVersion) })
      .from(importRows)
      .where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId)))
      .groupBy(importRows.outcome),
  );
  return counted.flatMap(({ outcome, ...counts }) => (outcome === null ? [] : [{ outcome, ...counts }]));
}

export const rowsAPage = 50;

/** Which rows are looked at. */
export type RowFilter = RowOutcome | 'saved' | 'all';

function filtered(filter: RowFilter): SQL | undefined {
  if (filter === 'all') return undefined;
  return filter === 'saved' ? isNotNull(importRows.savedVersion) : eq(importRows.outcome, filter);
}

/** @param page from 1 */
export async function listRows(ctx: Context, importId: string, filter: RowFilter, page: number): Promise<ImportRow[]> {
  return read(ctx, 'customers.import', (db) =>
    db
      .select()
      .from(importRows)
      .where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), filtered(filter)))
      .orderBy(asc(importRows.position))
      .limit(rowsAPage)
      .offset((page - 1) * rowsAPage),
  );
}

/** The first rows of a file, to see what is in its columns. */
export async function firstRows(ctx: Context, importId: string, most: number): Promise<ImportRow[]> {
  return read(ctx, 'customers.import', (db) => db.select().from(importRows).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId))).orderBy(asc(importRows.position)).limit(most));
}

/** A row by its place in the file, or null. */
export async function findRow(ctx: Context, importId: string, position: number): Promise<ImportRow | null> {
  if (!Number.isSafeInteger(position)) return null;
  const [row] = await read(ctx, 'customers.import', (db) =>
    db.select().from(importRows).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), eq(importRows.position, position))).limit(1),
  );
  return row ?? null;
}

/** Which rows a stage has to deal with. */
export type Due = 'unjudged' | 'unsaved' | 'unwelcomed' | 'saved';

function due(which: Due, outcomes: readonly RowOutcome[]): SQL | undefined {
  if (which === 'unjudged') return isNull(importRows.outcome);
  if (which === 'unwelcomed') return eq(importRows.isWelcomeDue, true);
  if (which === 'saved') return isNotNull(importRows.savedVersion);
  return and(isNull(importRows.savedVersion), inArray(importRows.outcome, [...outcomes]));
}

/**
 * The next rows behind `after` that a stage has to deal with.
 * @param outcomes of those that are not saved yet
 */
export async function nextRows(ctx: Context, importId: string, after: number, most: number, which: Due, outcomes: readonly RowOutcome[] = []): Promise<ImportRow[]> {
  return read(ctx, 'customers.import', (db) =>
    db
      .select()
      .from(importRows)
      .where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), gt(importRows.position, after), due(which, outcomes)))
      .orderBy(asc(importRows.position))
      .limit(most),
  );
}
