'use server';

import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { draftAddress, invoiceAddress, issueAddress } from './addresses';
import { fieldLabel } from './labels';
import type { Context } from '#lib/context';
import { choiceOf, findCustomerByText } from '#lib/customers/find-by-text';
import { findCustomer } from '#lib/customers/queries';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import { copyInvoice, creditInvoice, decideQuote, invoiceFromQuote } from '#lib/invoices/derive';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { invoiceInputNames } from '#lib/invoices/input';
import { issueInvoice } from '#lib/invoices/issue';
import { lineFieldNames, lineParts, mostLines } from '#lib/invoices/lines';
import { revokeLink, shareInvoice } from '#lib/invoices/links';
import { voidInvoice } from '#lib/invoices/void';
import type { MessageKey } from '#lib/messages';
import { Invalid } from '#lib/problems';
import { requireContext } from '#lib/session';

const words = { changed: 'invoices.changedMeanwhile' as MessageKey, label: fieldLabel };

/** The fields of a form that has as many lines as were sent. */
function readDocument(form: FormData): Record<string, string> {
  const numbers = new Set([...form.keys()].flatMap((name) => /^line\.(\d{1,4})\./.exec(name)?.[1] ?? []).map(Number).filter((number) => number <= mostLines));
  return readForm<string>(form, ['id', 'once', 'version', 'type', 'customer', 'intent', ...invoiceInputNames, ...lineFieldNames(numbers)]);
}

/** The customer that was typed by number or name. Who stood there before may have been archived since, and stays. */
async function customerOf(ctx: Context, { customerId = '', customer = '' }: Record<string, string>): Promise<string> {
  if (customer.trim() === '') throw new Invalid([{ field: 'customer', key: 'errors.required' }]);
  const before = customerId === '' ? null : await findCustomer(ctx, customerId);
  if (before && choiceOf(before) === customer.trim()) return customerId;
  const found = await findCustomerByText(ctx, customer);
  if (!found) throw new Invalid([{ field: 'customer', key: 'invoices.customerUnknown' }]);
  return found.id;
}

/** Lines in another order: `up.3` changes the third with the second, `down.3` with the fourth; `remove.3` leaves it out. */
function rearranged(values: Record<string, string>, intent: string): Record<string, string> {
  const [, move, at] = /^(up|down|remove)\.(\d{1,4})$/.exec(intent) ?? [];
  if (!move) return values;
  const [one, other] = [Number(at), move === 'up' ? Number(at) - 1 : Number(at) + 1];
  const part = (number: number, name: string) => values[`line.${number}.${name}`] ?? '';
  const changed = { ...values };
  for (const name of lineParts) {
    if (move === 'remove') changed[`line.${one}.${name}`] = '';
    else [changed[`line.${one}.${name}`], changed[`line.${other}.${name}`]] = [part(other, name), part(one, name)];
  }
  return changed;
}

/** Empty lines that are offered when somebody asks for more of them. */
const more = 5;

/** Saves what was typed as a draft. Then it is shown again with its sums and with room for lines, or as it will be issued. */
export async function saveDocument(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, once = '', version, type, intent = '', ...typed } = readDocument(form);
    // Whose a credit note is follows from its invoice: its form asks for nobody.
    const customerId = form.has('customer') ? await customerOf(ctx, typed) : (typed['customerId'] ?? '');
    const { customer: _customer, ...values } = rearranged({ ...typed, customerId }, intent);
    if (id) await changeDraft(ctx, id, Number(version), values);
    const draft = id || (await draftInvoice(ctx, type === 'quote' ? 'quote' : 'invoice', values, idOf(once)));
    if (intent === 'check') redirect(issueAddress(draft));
    redirect(`${draftAddress(draft, 'draft')}${intent === 'more' ? `&room=${more}` : ''}#lines`);
  });
}

export async function issue(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version } = readForm(form, ['id', 'version']);
    await issueInvoice(ctx, id, Number(version));
    redirect(invoiceAddress(id, 'issued'));
  });
}

export async function discard(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version } = readForm(form, ['id', 'version']);
    await discardInvoice(ctx, id, Number(version));
    redirect('/invoices?saved=discarded');
  });
}

export async function makeVoid(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'invoices.reason' }, async () => {
    const { id, ...values } = readForm(form, ['id', 'reason']);
    await voidInvoice(ctx, id, values);
    redirect(invoiceAddress(id, 'voided'));
  });
}

export async function credit(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'invoices.reason' }, async () => {
    const { id, once, ...values } = readForm(form, ['id', 'once', 'reason']);
    redirect(draftAddress(await creditInvoice(ctx, id, values, idOf(once)), 'creditDrafted'));
  });
}

/** What a press on an issued document does besides. */
export async function press(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, once, intent } = readForm(form, ['id', 'once', 'intent']);
    if (intent === 'copy') redirect(draftAddress(await copyInvoice(ctx, id, idOf(once)), 'copied'));
    if (intent === 'invoice') redirect(draftAddress(await invoiceFromQuote(ctx, id), 'fromQuote'));
    const decision = intent === 'declined' ? 'declined' : 'accepted';
    await decideQuote(ctx, id, decision);
    redirect(invoiceAddress(id, decision));
  });
}

/** Makes or revokes the link by which the receiver sees a document. */
export async function changeLink(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, intent } = readForm(form, ['id', 'intent']);
    await (intent === 'revoke' ? revokeLink(ctx, id) : shareInvoice(ctx, id));
    redirect(`${invoiceAddress(id, intent === 'revoke' ? 'linkRevoked' : 'linkMade')}#receiver`);
  });
}
