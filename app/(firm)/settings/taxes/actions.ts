'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';
import { addUsualTaxes, changeTax, createTax, setTaxArchived, taxInputNames } from '#lib/taxes/change';

const words = { label: (field: string): MessageKey | undefined => ((taxInputNames as string[]).includes(field) ? (`taxes.fields.${field}` as MessageKey) : undefined) };

export async function addTax(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await createTax(ctx, readForm(form, taxInputNames));
    redirect('/settings/taxes?saved=taxSaved');
  });
}

export async function saveTax(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', ...taxInputNames]);
    await changeTax(ctx, id, values);
    redirect('/settings/taxes?saved=taxSaved');
  });
}

export async function beginWithUsual(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await addUsualTaxes(ctx);
    redirect('/settings/taxes?saved=taxSaved');
  });
}

export async function putTaxAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setTaxArchived(ctx, readForm(form, ['id']).id, true);
    redirect('/settings/taxes?saved=taxSaved');
  });
}

export async function bringTaxBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setTaxArchived(ctx, readForm(form, ['id']).id, false);
    redirect('/settings/taxes?saved=taxSaved');
  });
}
