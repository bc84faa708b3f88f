'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { duplicatesAddress } from '../addresses';
import { keepApart } from '#lib/customers/duplicates/distinct';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { requireContext } from '#lib/session';

/** Remembers that two customers who look alike are two. */
export async function keepPairApart(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'alike.reason' }, async () => {
    const { one, other, reason, page } = readForm(form, ['one', 'other', 'reason', 'page']);
    await keepApart(ctx, one, other, reason);
    redirect(duplicatesAddress(Number(page) || 1, 'apart'));
  });
}
