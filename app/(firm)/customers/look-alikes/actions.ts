'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { customerAddress, editReviewAddress } from '../addresses';
import { addDraftAsContact } from '#lib/contacts/add-draft';
import { keepApart } from '#lib/customers/duplicates/distinct';
import { restoreCustomer } from '#lib/customers/restore';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { requireContext } from '#lib/session';

/** Brings a customer back instead of registering it a second time. What was typed stays among the unfinished entries. */
export async function restoreLookAlike(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'archive.changed' }, async () => {
    const { customer, version } = readForm(form, ['customer', 'version']);
    await restoreCustomer(ctx, customer, Number(version));
    redirect(customerAddress(customer, 'restored'));
  });
}

/** Takes what was entered as a contact of a customer who is there. */
export async function joinAsContact(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, {}, async () => {
    const { draft, customer } = readForm(form, ['draft', 'customer']);
    await addDraftAsContact(ctx, draft, customer);
    redirect(customerAddress(customer, 'contactAdded'));
  });
}

/** Remembers that the customer being edited and another one are two. */
export async function keepApartHere(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, {}, async () => {
    const { draft, customer, other } = readForm(form, ['draft', 'customer', 'other']);
    await keepApart(ctx, customer, other, '');
    redirect(editReviewAddress(customer, draft));
  });
}
