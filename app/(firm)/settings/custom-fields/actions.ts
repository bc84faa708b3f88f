'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { archiveField, changeField, restoreField } from '#lib/custom-fields/change';
import { defineField, moveField } from '#lib/custom-fields/define';
import { fieldInputNames } from '#lib/custom-fields/input';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';

const labels = Object.fromEntries(fieldInputNames.map((name) => [name, `customFields.${name}` as MessageKey]));

const words = { label: (field: string): MessageKey | undefined => labels[field] };

export async function addField(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await defineField(ctx, readForm(form, fieldInputNames));
    redirect('/settings/custom-fields?saved=fieldCreated');
  });
}

export async function saveField(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', ...fieldInputNames]);
    await changeField(ctx, id, values);
    redirect('/settings/custom-fields?saved=fieldSaved');
  });
}

export async function shiftField(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, to } = readForm(form, ['id', 'to']);
    await moveField(ctx, id, to === 'up' ? -1 : 1);
    redirect('/settings/custom-fields');
  });
}

export async function putFieldAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await archiveField(ctx, readForm(form, ['id']).id);
    redirect('/settings/custom-fields?saved=fieldArchived');
  });
}

export async function bringFieldBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await restoreField(ctx, readForm(form, ['id']).id);
    redirect('/settings/custom-fields?saved=fieldRestored');
  });
}
