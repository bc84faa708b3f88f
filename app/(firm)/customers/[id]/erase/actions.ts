'use server';

import { redirect } from 'next/navigation';
import { customerAddress } from '../../addresses';
import { settle } from '../../../settle';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { eraseCustomer } from '#lib/personal-data/erase';
import { requireContext } from '#lib/session';

/** Erases what the page before has named. */
export async function erase(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'archive.changed' }, async () => {
    const { customer, version, number } = readForm(form, ['customer', 'version', 'number']);
    await eraseCustomer(ctx, customer, Number(version), number);
    redirect(customerAddress(customer, 'erased'));
  });
}
