import { createReadStream, existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Invocation } from '#cli/commands';
import { withData } from '#cli/with-data';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { EnvironmentProblem } from '#lib/environment-problem';
import { beginCheck, beginSaving } from '#lib/imports/begin';
import { targetFields } from '#lib/imports/fields';
import { countOutcomes, findImport, type ImportRow, listRows, type OutcomeCount, type RowOutcome } from '#lib/imports/queries';
import { receiveImport } from '#lib/imports/receive';
import { runImport } from '#lib/imports/run';
import { type MessageKey, translator } from '#lib/messages';
import { Invalid } from '#lib/problems';

/** Reasons that are printed; the pages show all of them. */
const reasonsShown = 10;

const rowsOf = (counts: readonly OutcomeCount[], outcome: RowOutcome): number => counts.find((count) => count.outcome === outcome)?.rows ?? 0;

/** `sijill import customers FILE`: as the pages do it, with the columns as they are guessed or were told last time. Nothing is saved while any row is refused, unless that is asked for. */
export async function importCustomers({ operands: [file = ''], flags }: Invocation): Promise<void> {
  const path = resolve(file);
  if (!existsSync(path)) throw new EnvironmentProblem(`There is no file ${file}; check the name`);
  await withData(async (ctx) => {
    const speaker: Context = { ...ctx, locale: 'en' };
    const id = await orSay(speaker, () => bringIn(speaker, path, flags['new-categories'] === true));
    const counts = await countOutcomes(speaker, id);
    const refused = rowsOf(counts, 'refused');
    console.log(`${file}: ${rowsOf(counts, 'new')} new, ${rowsOf(counts, 'update')} to be updated, ${rowsOf(counts, 'duplicate')} look like others and are left out, ${refused} refused`);
    for (const line of await reasons(speaker, id)) process.stderr.write(`sijill: ${line}\n`);
    if (refused > 0) process.exitCode = 1;
    if (refused > 0 && !flags['skip-refused']) {
      process.stderr.write(`sijill: nothing was saved; mend the file, repair the rows at /customers/import/${id}, or add --skip-refused\n`);
      return;
    }
    await beginSaving(speaker, id);
    await runImport(id);
    const saved = (await countOutcomes(speaker, id)).reduce((sum, count) => sum + count.saved, 0);
    console.log(`${saved} customers saved; they can be undone together at /customers/import/${id}`);
  });
}

async function bringIn(ctx: Context, path: string, newCategories: boolean): Promise<string> {
  const id = await receiveImport(ctx, basename(path), createReadStream(path));
  const found = await findImport(ctx, id);
  const { matchBy = '', duplicates = 'skip', kind = 'person' } = (found?.options ?? {}) as Record<string, string>;
  const columns = Object.fromEntries(Object.entries(found?.mapping ?? {}).map(([column, target]) => [`column.${column}`, target]));
  await beginCheck(ctx, id, { ...columns, matchBy, duplicates, kind, newCategories: newCategories ? 'yes' : '' });
  await runImport(id);
  return id;
}

/** What the pages would say at a field is said as the one line of a command. */
async function orSay<Result>(ctx: Context, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const t = translator(ctx.locale);
    throw new EnvironmentProblem(error.problems.map(({ key, values, field }) => t(key, { field, ...values })).join(' '));
  }
}

async function reasons(ctx: Context, id: string): Promise<string[]> {
  const labels = new Map<string, string>(targetFields(ctx, await rulesOf(ctx)).map(({ name, label }) => [name, label]));
  const t = translator(ctx.locale);
  const say = ({ key, values }: ImportRow['problems'][number]) => t(key as MessageKey, { ...values, field: labels.get(String(values?.['field'])) ?? '' });
  const rows = await listRows(ctx, id, 'refused', 1);
  return rows.slice(0, reasonsShown).map(({ position, problems }) => `row ${position}: ${problems.map(say).join('; ')}`.replaceAll(/[\u2068\u2069\n]/g, ''));
}
