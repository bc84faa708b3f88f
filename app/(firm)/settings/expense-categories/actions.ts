'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { addUsualExpenseCategories, createExpenseCategory, renameExpenseCategory, setExpenseCategoryArchived } from '#lib/expenses/categories';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';

const words = { label: (field: string): MessageKey | undefined => (field === 'name' ? 'expenses.categories.name' : undefined) };
const said = (word: string): never => redirect(`/settings/expense-categories?saved=expenseCategory${word}`);

export async function addExpenseCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await createExpenseCategory(ctx, readForm(form, ['name']));
    return said('Created');
  });
}

export async function addUsual(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    readForm(form, []);
    await addUsualExpenseCategories(ctx);
    return said('Usual');
  });
}

export async function saveExpenseCategory(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', 'name']);
    await renameExpenseCategory(ctx, id, values);
    return said('Saved');
  });
}

export async function putExpenseCategoryAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setExpenseCategoryArchived(ctx, readForm(form, ['id']).id, true);
    return said('Archived');
  });
}

export async function bringExpenseCategoryBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setExpenseCategoryArchived(ctx, readForm(form, ['id']).id, false);
    return said('Restored');
  });
}
