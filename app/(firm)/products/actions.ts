'use server';

import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import type { MessageKey } from '#lib/messages';
import { changeProduct, createProduct, setProductArchived } from '#lib/products/change';
import { productInputNames } from '#lib/products/input';
import { requireContext } from '#lib/session';

const words = { changed: 'products.changedMeanwhile' as MessageKey, label: (field: string): MessageKey | undefined => ((productInputNames as string[]).includes(field) ? (`products.fields.${field}` as MessageKey) : undefined) };

export async function addProduct(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { once, ...values } = readForm(form, ['once', ...productInputNames]);
    await createProduct(ctx, values, idOf(once));
    redirect('/products?saved=created');
  });
}

export async function saveProduct(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version, ...values } = readForm(form, ['id', 'version', ...productInputNames]);
    await changeProduct(ctx, id, Number(version), values);
    redirect('/products?saved=changed');
  });
}

export async function putProductAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setProductArchived(ctx, readForm(form, ['id']).id, true);
    redirect('/products?saved=archived');
  });
}

export async function bringProductBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setProductArchived(ctx, readForm(form, ['id']).id, false);
    redirect('/products?saved=restored');
  });
}
