'use server';

import { redirect } from 'next/navigation';
import { answer } from '../../../answer';
import { nowhere } from '../../customers/addresses';
import type { Context } from '#lib/context';
import { archiveField, changeField, restoreField } from '#lib/custom-fields/change';
import { defineField, moveField } from '#lib/custom-fields/define';
import { fieldInputNames } from '#lib/custom-fields/input';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { type MessageKey, translator } from '#lib/messages';
import { Missing } from '#lib/problems';
import { requireContext } from '#lib/session';

const labels = Object.fromEntries(fieldInputNames.map((name) => [name, `customFields.${name}` as MessageKey]));

function settle(form: FormData, ctx: Context, work: () => Promise<FormState>): Promise<FormState> {
  const t = translator(ctx.locale);
  return answer(form, { locale: ctx.locale, label: (field) => labels[field] && t(labels[field]) }, () =>
    work().catch((error: unknown) => {
      if (error instanceof Missing) redirect(nowhere);
      throw error;
    }),
  );
}

export async function addField(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(form, ctx, async () => {
    await defineField(ctx, readForm(form, fieldInputNames));
    redirect('/settings/custom-fields?saved=fieldCreated');
  });
}

export async function saveField(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(form, ctx, async () => {
    const { id, ...values } = readForm(form, ['id', ...fieldInputNames]);
    await changeField(ctx, id, values);
    redirect('/settings/custom-fields?saved=fieldSaved');
  });
}

export async function shiftField(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await moveField(ctx, String(form.get('id') ?? ''), form.get('to') === 'up' ? -1 : 1);
  redirect('/settings/custom-fields');
}

export async function putFieldAway(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await archiveField(ctx, String(form.get('id') ?? ''));
  redirect('/settings/custom-fields?saved=fieldArchived');
}

export async function bringFieldBack(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await restoreField(ctx, String(form.get('id') ?? ''));
  redirect('/settings/custom-fields?saved=fieldRestored');
}
