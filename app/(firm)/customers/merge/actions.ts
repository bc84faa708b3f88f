'use server';

import { redirect } from 'next/navigation';
import type { Label } from '../../../answer';
import { customerAddress } from '../addresses';
import { settle } from '../../settle';
import type { Context } from '#lib/context';
import type { FieldName } from '#lib/customers/fields';
import { rulesOf } from '#lib/customers/rules';
import { shownFields } from '#lib/customers/show';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { chosenFields } from '#lib/merges/choose';
import { mergeCustomers, type Seen } from '#lib/merges/merge';
import { undoMerge } from '#lib/merges/undo';
import { requireContext } from '#lib/session';

/** What the fields are called, which the form names after whose value was chosen. */
async function labelsFor(ctx: Context): Promise<(field: string) => Label | undefined> {
  const fields = await shownFields(ctx);
  return (field) => {
    const shown = fields.find(({ name }) => name === field.replace(/^from\./, ''));
    return shown && { word: shown.label() };
  };
}

/** A customer and the version that was seen of it, as one hidden field holds them. */
function seenIn(text: string): Seen {
  const [id = '', version] = text.split(' ');
  return { id, version: Number(version) };
}

/** Merges what the page has laid side by side. */
export async function merge(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'merges.changed', label: await labelsFor(ctx) }, async () => {
    const { fields } = await rulesOf(ctx);
    const names = chosenFields(fields);
    const { kept, others, ...chosen } = readForm(form, ['kept', 'others', ...names.map((name) => `from.${name}` as const)], ['others']);
    const choices = new Map(names.map((name): [FieldName, string] => [name, chosen[`from.${name}`] ?? '']).filter(([, id]) => id !== ''));
    const into = seenIn(kept);
    const merged = await mergeCustomers(ctx, into, others.split('\n').filter(Boolean).map(seenIn), choices);
    redirect(customerAddress(into.id, 'merged', merged));
  });
}

/** Undoes a merge, and leads to the customer that had been kept. */
export async function undo(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: await labelsFor(ctx) }, async () => {
    const { merge } = readForm(form, ['merge']);
    const { keptId } = await undoMerge(ctx, merge);
    redirect(customerAddress(keptId, 'unmerged', merge));
  });
}
