'use server';

import { redirect } from 'next/navigation';
import { type Confirmation, customerAddress } from '../../addresses';
import { settle } from '../../../settle';
import type { Context } from '#lib/context';
import { isCustomerField } from '#lib/customers/fields';
import { addDelivery } from '#lib/deliveries/add';
import { archiveDelivery, restoreDelivery } from '#lib/deliveries/archive';
import { deliveryFieldNames } from '#lib/deliveries/input';
import { updateDelivery } from '#lib/deliveries/update';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { requireContext } from '#lib/session';

const label = (field: string) => (isCustomerField(field) ? (`customers.fields.${field}` as const) : field === 'label' ? 'deliveries.label' : undefined);

/** Saves an address, new or changed; or only lays the form out for another country, with all that was typed in it. */
export async function saveDelivery(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'contacts.changed', label }, async () => {
    const sent = readForm(form, ['customer', 'delivery', 'seen', 'intent', ...deliveryFieldNames]);
    const { customer, delivery, seen, intent, ...values } = sent;
    if (intent === 'layout') return { values: sent, problems: [] };
    if (delivery) await updateDelivery(ctx, delivery, seen, values);
    else await addDelivery(ctx, customer, values);
    redirect(customerAddress(customer, delivery ? 'deliveryUpdated' : 'deliveryAdded'));
  });
}

async function press(form: FormData, saved: Confirmation, verb: (ctx: Context, id: string) => Promise<void>): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'contacts.changed' }, async () => {
    const { customer, delivery } = readForm(form, ['customer', 'delivery']);
    await verb(ctx, delivery);
    redirect(customerAddress(customer, saved));
  });
}

export async function archive(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'deliveryArchived', archiveDelivery);
}

export async function restore(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'deliveryRestored', restoreDelivery);
}
