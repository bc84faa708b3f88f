'use server';

import { redirect } from 'next/navigation';
import { answer } from '../../../answer';
import { nowhere } from '../../customers/addresses';
import { archiveCategory, categoryInputNames, changeCategory, createCategory, mergeCategories, restoreCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { type MessageKey, translator } from '#lib/messages';
import { Missing } from '#lib/problems';
import { requireContext } from '#lib/session';

const labels: Record<string, MessageKey> = { name: 'categories.name', color: 'categories.color', description: 'categories.description', into: 'categories.into' };

function settle(form: FormData, ctx: Context, work: () => Promise<FormState>): Promise<FormState> {
  const t = translator(ctx.locale);
  return answer(form, { locale: ctx.locale, label: (field) => labels[field] && t(labels[field]) }, () =>
    work().catch((error: unknown) => {
      if (error instanceof Missing) redirect(nowhere);
      throw error;
    }),
  );
}

export async function addCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(form, ctx, async () => {
    await createCategory(ctx, readForm(form, categoryInputNames));
    redirect('/settings/categories?saved=categoryCreated');
  });
}

export async function saveCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(form, ctx, async () => {
    const { id, ...values } = readForm(form, ['id', ...categoryInputNames]);
    await changeCategory(ctx, id, values);
    redirect('/settings/categories?saved=categorySaved');
  });
}

export async function mergeCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(form, ctx, async () => {
    const { id, into } = readForm(form, ['id', 'into']);
    await mergeCategories(ctx, id, into);
    redirect('/settings/categories?saved=categoryMerged');
  });
}

export async function putCategoryAway(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await archiveCategory(ctx, String(form.get('id') ?? ''));
  redirect('/settings/categories?saved=categoryArchived');
}

export async function bringCategoryBack(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await restoreCategory(ctx, String(form.get('id') ?? ''));
  redirect('/settings/categories?saved=categoryRestored');
}
