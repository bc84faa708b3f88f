'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { brandInputNames, changeBrand } from '#lib/brands/change';
import { removeLogo, setLogo } from '#lib/brands/logo';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { Invalid } from '#lib/problems';
import { requireContext } from '#lib/session';

const label = (field: string): MessageKey | undefined => ((brandInputNames as string[]).includes(field) ? (`brand.fields.${field}` as MessageKey) : undefined);

export async function saveBrand(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label }, async () => {
    await changeBrand(ctx, readForm(form, brandInputNames));
    redirect('/settings/documents?saved=brandSaved');
  });
}

export async function saveLogo(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'brand.logo' }, async () => {
    if (form.get('intent') === 'remove') {
      await removeLogo(ctx);
      redirect('/settings/documents?saved=logoRemoved');
    }
    const file = form.get('logo');
    if (!(file instanceof File) || file.size === 0) throw new Invalid([{ field: 'logo', key: 'brand.logoNone' }]);
    await setLogo(ctx, Buffer.from(await file.arrayBuffer()), file.name);
    redirect('/settings/documents?saved=logoSaved');
  });
}
