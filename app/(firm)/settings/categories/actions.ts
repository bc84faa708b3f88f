'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { archiveCategory, categoryInputNames, changeCategory, createCategory, mergeCategories, restoreCategory } from '#lib/categories/change';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';

const labels: Record<string, MessageKey> = { name: 'categories.name', color: 'categories.color', description: 'categories.description', into: 'categories.into' };

const words = { label: (field: string): MessageKey | undefined => labels[field] };

export async function addCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await createCategory(ctx, readForm(form, categoryInputNames));
    redirect('/settings/categories?saved=categoryCreated');
  });
}

export async function saveCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', ...categoryInputNames]);
    await changeCategory(ctx, id, values);
    redirect('/settings/categories?saved=categorySaved');
  });
}

export async function mergeCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, into } = readForm(form, ['id', 'into']);
    await mergeCategories(ctx, id, into);
    redirect('/settings/categories?saved=categoryMerged');
  });
}

export async function putCategoryAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await archiveCategory(ctx, readForm(form, ['id']).id);
    redirect('/settings/categories?saved=categoryArchived');
  });
}

export async function bringCategoryBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await restoreCategory(ctx, readForm(form, ['id']).id);
    redirect('/settings/categories?saved=categoryRestored');
  });
}
