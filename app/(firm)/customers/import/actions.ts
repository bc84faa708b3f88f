'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { importAddress, importsAddress } from './addresses';
import type { Label } from '../../../answer';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { beginCheck, beginSaving, beginUndoing, discardImport, remap, stopImport } from '#lib/imports/begin';
import { type TargetField, targetFields } from '#lib/imports/fields';
import { findImport, findRow } from '#lib/imports/queries';
import { leaveRowOut, repairRow } from '#lib/imports/repair';
import { rereadImport } from '#lib/imports/reread';
import { keepGoing } from '#lib/imports/run';
import { agreeToWelcomes, declineWelcomes } from '#lib/imports/welcome';
import type { MessageKey } from '#lib/messages';
import { Missing } from '#lib/problems';
import { requireContext } from '#lib/session';

/** What the fields of these forms are called: those of a mapping by the column, all others by their own label. */
const labels: Record<string, MessageKey> = { matchBy: 'imports.matchBy', encoding: 'imports.encoding', otherDelimiter: 'imports.otherDelimiter' };

/** @param headings of the columns, by their numbers; and what else is called by a word of the firm's, by its name */
async function act(form: FormData, work: (ctx: Context) => Promise<FormState>, headings: readonly string[] = [], others: readonly TargetField[] = []): Promise<FormState> {
  const ctx = await requireContext();
  const label = (field: string): Label | undefined => {
    const column = /^(?:column|cell)\.(\d+)$/.exec(field)?.[1];
    if (column !== undefined) return { word: headings[Number(column)] ?? column };
    const word = others.find(({ name }) => name === field)?.label;
    return word === undefined ? labels[field] : { word };
  };
  return settle(ctx, form, { label }, () => work(ctx));
}

/** Presses a button that needs to know no more than which file it is about. */
async function press(form: FormData, verb: (ctx: Context, id: string) => Promise<void>, to = importAddress): Promise<FormState> {
  return act(form, async (ctx) => {
    const { file } = readForm(form, ['file']);
    await verb(ctx, file);
    keepGoing(file);
    redirect(to(file));
  });
}

/** Reads the file in another way. */
export async function readAgain(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { file, ...values } = readForm(form, ['file', 'encoding', 'delimiter', 'otherDelimiter']);
    await rereadImport(ctx, file, values);
    redirect(importAddress(file));
  });
}

/** Takes what the columns are, and has the rows checked. */
export async function checkRows(_state: FormState, form: FormData): Promise<FormState> {
  const here = await requireContext();
  const known = await findImport(here, String(form.get('file') ?? ''));
  const headings = known?.headings ?? [];
  return act(form, async (ctx) => {
    const { file = '', ...values } = readForm<string>(form, ['file', 'matchBy', 'duplicates', 'kind', 'newCategories', 'keepsWords', ...headings.map((_, column) => `column.${column}`)]);
    await beginCheck(ctx, file, values);
    keepGoing(file);
    redirect(importAddress(file));
  }, headings);
}

export async function saveAll(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, beginSaving);
}

export async function stop(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, stopImport);
}

export async function undoAll(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, beginUndoing);
}

/** Agrees that so many new customers are welcomed when the file is saved. */
export async function agree(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'welcome.imports.changed' }, async () => {
    const { file, seen } = readForm(form, ['file', 'seen']);
    await agreeToWelcomes(ctx, file, Number(seen));
    redirect(importAddress(file));
  });
}

export async function decline(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, declineWelcomes);
}

export async function changeColumns(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, remap);
}

export async function discard(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, discardImport, () => importsAddress);
}

/** Takes what stands in the cells of a row now, and checks it. */
export async function repair(_state: FormState, form: FormData): Promise<FormState> {
  const here = await requireContext();
  const [id, position] = [String(form.get('file') ?? ''), Number(form.get('row'))];
  const [known, row] = [await findImport(here, id), await findRow(here, id, position)];
  const fields = targetFields(here, await rulesOf(here));
  const headings = known?.headings ?? [];
  // What is wrong is told of the field that a column becomes.
  const words = headings.map((heading, column) => fields.find(({ name }) => name === known?.mapping[column])?.label ?? heading);
  return act(form, async (ctx) => {
    if (!row) throw new Missing(id);
    const cells = row.cells.map((_, column) => `cell.${column}`);
    const { intent, ...values } = readForm<string>(form, ['file', 'row', 'intent', ...cells]);
    if (intent === 'leaveOut') {
      await leaveRowOut(ctx, id, position);
      redirect(importAddress(id, { said: 'leftOutNow', row: position }));
    }
    await repairRow(ctx, id, position, cells.map((name) => values[name] ?? ''));
    redirect(importAddress(id, { said: 'repaired', row: position }));
  }, words, fields);
}
