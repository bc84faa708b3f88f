'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { brandInputNames, changeBrand } from '#lib/brands/change';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';

const label = (field: string): MessageKey | undefined => ((brandInputNames as string[]).includes(field) ? (`brand.fields.${field}` as MessageKey) : undefined);

export async function saveBrand(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label }, async () => {
    await changeBrand(ctx, readForm(form, brandInputNames));
    redirect('/settings/documents?saved=brandSaved');
  });
}
