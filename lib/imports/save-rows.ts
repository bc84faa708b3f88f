import type { Db } from '#db/types';
import { createCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { addCustomers } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { differences } from '#lib/customers/compare';
import { judgeRows, type Measure, measureOf, repeatVerdicts, type Verdict } from '#lib/imports/judge';
import type { Import, ImportRow } from '#lib/imports/queries';
import { isFilled } from '#lib/imports/row-values';
import { categoriesIn } from '#lib/imports/words';
import { fold, tidy } from '#lib/text';

/** Makes the categories that rows name and that are not there yet. */
async function makeCategories(ctx: Context, { columns, choices, vocabulary }: Measure, rows: readonly ImportRow[]): Promise<boolean> {
  const missing = new Map<string, string>();
  for (const column of columns.byTarget.get('categories') ?? []) {
    for (const { cells } of rows) {
      const named = isFilled(cells, column, choices) ? categoriesIn(tidy(cells[column] ?? ''), vocabulary.categories) : [];
      for (const name of named) if (!vocabulary.categories.has(fold(name))) missing.set(fold(name), name);
    }
  }
  for (const name of missing.values()) await createCategory(ctx, { name, color: 'gray', description: '' });
  return missing.size > 0;
}

/** A row as it is once its customer is saved. */
async function saveUpdate(ctx: Context, row: ImportRow, { known, record, customerId, outcome, problems }: Verdict): Promise<ImportRow> {
  if (!known || !record) throw new Error('A row updates nobody');
  const { customer, values } = known;
  const isChanged = Object.keys(differences(values, record.values)).length > 0;
  if (isChanged) await updateCustomer(ctx, customer.id, customer.version, record.values);
  return { ...row, outcome, problems, customerId, before: isChanged ? values : null, savedVersion: customer.version + (isChanged ? 1 : 0) };
}

/**
 * Saves rows as customers, by what holds now: what was checked may be out of date. What cannot be saved any more says why.
 * Call it in a write.
 * @param isJudged whether what the dry run said of them still holds: then it is not asked again who looks like whom
 * @returns the rows as they are then
 */
export async function saveRows(db: Db, ctx: Context, file: Import, rows: readonly ImportRow[], isJudged: boolean): Promise<ImportRow[]> {
  let measure = await measureOf(ctx, file);
  if (measure.choices.newCategories && (await makeCategories(ctx, measure, rows))) measure = await measureOf(ctx, file);
  const verdicts = isJudged ? await repeatVerdicts(db, ctx, measure, rows) : await judgeRows(db, ctx, measure, rows, new Map());
  const isAdded = ({ outcome, record }: Verdict) => record !== null && (outcome === 'new' || (outcome === 'duplicate' && measure.choices.duplicates === 'save'));
  const ids = await addCustomers(db, ctx, measure.rules, verdicts.filter(isAdded).flatMap(({ record }) => record ?? []));
  const saved: ImportRow[] = [];
  for (const [index, row] of rows.entries()) {
    const verdict = verdicts[index];
    if (!verdict) throw new Error('A row was not judged');
    const { outcome, problems, customerId, isArchived } = verdict;
    if (isAdded(verdict)) {
      const id = ids.shift() ?? '';
      if (isArchived) await archiveCustomer(ctx, id, 1);
      saved.push({ ...row, outcome, problems, customerId: id, savedVersion: isArchived ? 2 : 1 });
    }
    else if (outcome === 'update') saved.push(await saveUpdate(ctx, row, verdict));
    else saved.push({ ...row, outcome, problems, customerId });
  }
  return saved;
}
