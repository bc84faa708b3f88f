'use server';

import { redirect } from 'next/navigation';
import { type Confirmation, customerAddress } from '../../addresses';
import { settle } from '../../../settle';
import { archiveCustomer } from '#lib/customers/archive';
import { restoreCustomer } from '#lib/customers/restore';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { requireContext } from '#lib/session';

async function change(form: FormData, verb: typeof archiveCustomer, saved: Confirmation): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'archive.changed' }, async () => {
    const { customer, version } = readForm(form, ['customer', 'version']);
    await verb(ctx, customer, Number(version));
    redirect(customerAddress(customer, saved));
  });
}

export async function archive(_state: FormState, form: FormData): Promise<FormState> {
  return change(form, archiveCustomer, 'archived');
}

export async function restore(_state: FormState, form: FormData): Promise<FormState> {
  return change(form, restoreCustomer, 'restored');
}
