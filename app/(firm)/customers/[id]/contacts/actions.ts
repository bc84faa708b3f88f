'use server';

import { redirect } from 'next/navigation';
import { type Confirmation, customerAddress } from '../../addresses';
import { settle } from '../../../settle';
import { addContact } from '#lib/contacts/add';
import { archiveContact, restoreContact } from '#lib/contacts/archive';
import { contactFieldNames } from '#lib/contacts/input';
import { makeMainContact } from '#lib/contacts/make-main';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { updateContact } from '#lib/contacts/update';
import type { Context } from '#lib/context';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { requireContext } from '#lib/session';

const label = (field: string) => {
  const name = contactFieldNames.find((name) => name === field);
  return name && (`contacts.fields.${name}` as const);
};

/** Saves a new contact, or what was changed of one. */
export async function saveContact(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'contacts.changed', label }, async () => {
    const { customer, contact, seen, ...values } = readForm(form, ['customer', 'contact', 'seen', ...contactFieldNames]);
    if (contact) await updateContact(ctx, contact, seen, values);
    else await addContact(ctx, customer, values);
    redirect(customerAddress(customer, contact ? 'contactUpdated' : 'contactAdded'));
  });
}

/** One press on a contact; `customer` says where it leads back to. */
async function press(form: FormData, saved: Confirmation, work: (ctx: Context, contact: string, sent: { version: string; wanted: string }) => Promise<void>): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'archive.changed' }, async () => {
    const { customer, contact, ...sent } = readForm(form, ['customer', 'contact', 'version', 'wanted']);
    await work(ctx, contact, sent);
    redirect(customerAddress(customer, saved));
  });
}

export async function makeMain(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'contactMain', (ctx, contact, { version }) => makeMainContact(ctx, contact, Number(version)));
}

export async function sendInvoices(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'contactInvoices', (ctx, contact, { wanted }) => sendInvoicesTo(ctx, contact, wanted === 'yes'));
}

export async function archive(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'contactArchived', archiveContact);
}

export async function restore(_state: FormState, form: FormData): Promise<FormState> {
  return press(form, 'contactRestored', restoreContact);
}
