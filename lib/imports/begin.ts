import { and, eq, isNull, ne } from 'drizzle-orm';
import { type ColumnMapping, importRows, imports } from '#db/schema/imports';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { type AuditAction, endOfChain, record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { type Choices, choicesOf } from '#lib/imports/choices';
import { matchTargets, targetFields } from '#lib/imports/fields';
import { dropOriginal } from '#lib/imports/place';
import { findImport, type Import } from '#lib/imports/queries';
import { dropRows } from '#lib/imports/read-rows';
import { rememberMapping } from '#lib/imports/remember';
import { Invalid, Missing } from '#lib/problems';

type State = Import['state'];

/**
 * The import, when it is in one of these states.
 * @throws Missing; Invalid when it is in another, as after a second press
 */
export async function importIn(ctx: Context, id: string, states: readonly State[]): Promise<Import> {
  const file = await findImport(ctx, id);
  if (!file || file.rowCount === 0) throw new Missing(id);
  if (!states.includes(file.state)) throw new Invalid([{ field: '', key: 'imports.busy' }]);
  return file;
}

async function enter(db: Db, ctx: Context, { id, judgedAt }: Import, state: State, action?: AuditAction): Promise<void> {
  const before = await endOfChain(db, ctx);
  if (action) await record(db, ctx, { action, subjectId: id });
  const after = await endOfChain(db, ctx);
  const isJudged = state === 'checking' || judgedAt === before.position;
  const set = { state, doneCount: 0, updatedAt: now(), finishedAt: null, userId: ctx.user.id, judgedAt: isJudged ? after.position : null };
  await db.update(imports).set(set).where(and(ofFirm(ctx, imports), eq(imports.id, id)));
}

/** What was said of the columns and of what is there already. */
async function parseMapping(ctx: Context, file: Import, values: Record<string, string>): Promise<{ mapping: ColumnMapping; choices: Choices }> {
  const rules = await rulesOf(ctx);
  const targets = new Set<string>(targetFields(ctx, rules).map(({ name }) => name));
  const mapping: ColumnMapping = {};
  for (const column of file.headings.keys()) {
    const target = values[`column.${column}`] ?? '';
    if (target === '') continue;
    if (!targets.has(target)) throw new Invalid([{ field: `column.${column}`, key: 'errors.choice' }]);
    mapping[column] = target;
  }
  const matchBy = values['matchBy'] ?? '';
  if (matchBy !== '' && !(matchTargets(rules) as string[]).includes(matchBy)) throw new Invalid([{ field: 'matchBy', key: 'errors.choice' }]);
  const mapped = new Set(Object.values(mapping));
  if (matchBy !== '' && !mapped.has(matchBy)) throw new Invalid([{ field: 'matchBy', key: 'imports.matchNeedsColumn' }]);
  if (matchBy === '' && !mapped.has('name')) throw new Invalid([{ field: 'column.0', key: 'imports.needsName' }]);
  // What it was agreed to send was of other rows.
  const { welcomes: _welcomes, ...kept } = choicesOf(file);
  const choices: Choices = {
    ...kept, matchBy, duplicates: values['duplicates'] === 'save' ? 'save' : 'skip', kind: values['kind'] === 'company' ? 'company' : 'person',
    newCategories: values['newCategories'] === 'yes', keepsWords: values['keepsWords'] === 'yes',
  };
  return { mapping, choices };
}

/**
 * Says what the columns are, and has every row checked by that. Nothing becomes a customer yet.
 * @param values `column.<number>`, `matchBy`, `duplicates`, `kind`, `newCategories`, `keepsWords`
 * @throws Forbidden, Missing, Invalid
 */
export async function beginCheck(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    const file = await importIn(ctx, id, ['mapping', 'checked']);
    const { mapping, choices } = await parseMapping(ctx, file, values);
    await db.update(imports).set({ mapping, options: choices }).where(and(ofFirm(ctx, imports), eq(imports.id, id)));
    await rememberMapping(db, ctx, file.headings, { mapping, choices });
    await db
      .update(importRows)
      .set({ outcome: null, customerId: null })
      .where(and(ofFirm(ctx, importRows), eq(importRows.importId, id), isNull(importRows.savedVersion), ne(importRows.outcome, 'skipped')));
    await enter(db, ctx, file, 'checking');
  });
}

/** Goes back to what the columns are. */
export async function remap(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    await enter(db, ctx, await importIn(ctx, id, ['checked']), 'mapping');
  });
}

/**
 * Has what was checked saved, or goes on where it was stopped.
 * @throws Forbidden, Missing, Invalid
 */
export async function beginSaving(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    await enter(db, ctx, await importIn(ctx, id, ['checked', 'stopped', 'saved', 'failed']), 'saving', 'import.saved');
  });
  await dropOriginal(id);
}

/** Stops what is under way, between two rows: what is saved stays saved. */
export async function stopImport(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    const file = await importIn(ctx, id, ['checking', 'saving', 'welcoming']);
    await enter(db, ctx, file, file.state === 'checking' ? 'mapping' : 'stopped', 'import.stopped');
  });
}

/**
 * Has everything undone that was saved, where nothing was built on it.
 * @throws Forbidden, Missing, Invalid
 */
export async function beginUndoing(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    await enter(db, ctx, await importIn(ctx, id, ['saved', 'stopped', 'failed']), 'undoing', 'import.undone');
  });
}

/** Takes the file and its rows away. Customers that were saved from it stay, and cannot be undone any more. */
export async function discardImport(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    await importIn(ctx, id, ['mapping', 'checked', 'stopped', 'saved', 'undone', 'failed']);
    await dropRows(ctx, id);
    await record(db, ctx, { action: 'import.discarded', subjectId: id });
  });
  await dropOriginal(id);
}

