import { and, eq } from 'drizzle-orm';
import { imports } from '#db/schema/imports';
import { demand, ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { largestImport } from '#lib/file-limits';
import { tidyFileName } from '#lib/files/name';
import { discardContent, receiveContent } from '#lib/files/store';
import { newId } from '#lib/ids';
import { targetFields } from '#lib/imports/fields';
import { guessKind, guessMapping } from '#lib/imports/guess';
import { dropOriginal, keepOriginal } from '#lib/imports/place';
import { dropRows, type ReadFile, readRows } from '#lib/imports/read-rows';
import { rememberedMapping } from '#lib/imports/remember';
import { Invalid } from '#lib/problems';
import { type Shape, shapeOf } from '#lib/tables/read';
import { Unreadable } from '#lib/tables/unreadable';

/** Tells why a file is not taken, where it was chosen. */
export async function orRefused<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) throw new Invalid([{ field: 'file', key: `imports.unreadable.${error.reason}` }]);
    throw error;
  }
}

/**
 * Takes a file of customers: keeps it, reads its rows, and guesses what its columns are. Nothing becomes a customer yet.
 * @param content as it comes
 * @returns the import's id
 * @throws Forbidden, Invalid
 */
export async function receiveImport(ctx: Context, fileName: string, content: AsyncIterable<Uint8Array>): Promise<string> {
  demand(ctx, 'customers.import');
  const received = await receiveContent(content, largestImport);
  if (!received) throw new Invalid([{ field: 'file', key: 'imports.unreadable.tooLarge' }]);
  try {
    return await orRefused(() => bringIn(ctx, tidyFileName(fileName), received.path));
  } finally {
    await discardContent(received);
  }
}

async function bringIn(ctx: Context, fileName: string, path: string): Promise<string> {
  const shape = await shapeOf(path);
  const id = newId();
  // Until it is known how many rows it has, nobody sees it; what is cut off here is cleared away at the next start.
  const row = { id, firmId: ctx.firm.id, userId: ctx.user.id, fileName, format: shape.format, state: 'mapping' as const, headings: [], mapping: {}, options: {}, rowCount: 0, doneCount: 0 };
  await write(ctx, 'customers.import', (db) => db.insert(imports).values({ ...row, createdAt: now(), updatedAt: now() }));
  try {
    const read = await readRows(ctx, id, path, shape);
    await keepOriginal(id, path);
    await present(ctx, id, shape, read);
    return id;
  } catch (error) {
    await dropRows(ctx, id);
    await dropOriginal(id);
    throw error;
  }
}

/** Shows what was read: what the columns were the last time, or most likely are. */
export async function present(ctx: Context, id: string, { encoding, delimiter }: Shape, { headings, rowCount, absent, noticed }: ReadFile): Promise<void> {
  const rules = await rulesOf(ctx);
  const known = new Set<string>(targetFields(ctx, rules).map(({ name }) => name));
  const remembered = await rememberedMapping(ctx, headings);
  const mapping = remembered ? Object.fromEntries(Object.entries(remembered.mapping).filter(([, target]) => known.has(target))) : guessMapping(ctx, rules, headings);
  const choices = remembered?.choices ?? { matchBy: '', duplicates: 'skip' as const, kind: guessKind(headings, mapping) };
  await write(ctx, 'customers.import', async (db) => {
    const options = { ...choices, encoding, delimiter, absent, noticed };
    await db.update(imports).set({ headings, mapping, rowCount, options, state: 'mapping', doneCount: 0, updatedAt: now() }).where(and(ofFirm(ctx, imports), eq(imports.id, id)));
    await record(db, ctx, { action: 'import.received', subjectId: id });
  });
}
