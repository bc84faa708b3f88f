'use server';

import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { expenseAddress } from './addresses';
import { doubtsSaid } from './doubts';
import type { Context } from '#lib/context';
import { choiceOf, findCustomerByText } from '#lib/customers/find-by-text';
import { findCustomer } from '#lib/customers/queries';
import { archiveExpense, restoreExpense } from '#lib/expenses/archive';
import { changeExpense } from '#lib/expenses/change';
import { doubtKey, doubtsAbout } from '#lib/expenses/doubts';
import { expenseInputNames } from '#lib/expenses/input';
import { recordExpense } from '#lib/expenses/record';
import { removeReceipt } from '#lib/expenses/remove-receipt';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import type { MessageKey } from '#lib/messages';
import { Invalid } from '#lib/problems';
import { requireContext } from '#lib/session';

const words = { changed: 'expenses.changedMeanwhile' as MessageKey, label: (field: string): MessageKey | undefined => ([...expenseInputNames, 'customer'].includes(field) ? (`expenses.fields.${field}` as MessageKey) : undefined) };

const formNames = ['intent', 'customer', 'seen', ...expenseInputNames] as const;

/** The customer that was typed by number or name; none where nothing was. Who stood there before may have been archived since, and stays. */
async function customerOf(ctx: Context, { customerId = '', customer = '' }: Record<string, string>): Promise<string> {
  if (customer.trim() === '') return '';
  const before = customerId === '' ? null : await findCustomer(ctx, customerId);
  if (before && choiceOf(before) === customer.trim()) return customerId;
  const found = await findCustomerByText(ctx, customer);
  if (!found) throw new Invalid([{ field: 'customer', key: 'invoices.customerUnknown' }]);
  return found.id;
}

/** The form again with what looks wrong, unless nothing does that was not seen before. */
async function askAbout(ctx: Context, values: Record<string, string>, typed: Record<string, string>, id: string | null): Promise<FormState | null> {
  const doubts = await doubtsAbout(ctx, values, id);
  const seen = new Set((typed['seen'] ?? '').split(' '));
  if (doubts.every((doubt) => seen.has(doubtKey(doubt)))) return null;
  return { values: { ...typed, seen: doubts.map(doubtKey).join(' '), doubts: JSON.stringify(doubtsSaid(ctx, doubts)) }, problems: [] };
}

export async function addExpense(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { once, ...typed } = readForm(form, ['once', ...formNames]);
    const { intent, customer: _customer, seen: _seen, ...values } = { ...typed, customerId: await customerOf(ctx, typed) };
    const asked = await askAbout(ctx, values, typed, idOf(once));
    if (asked) return asked;
    const id = await recordExpense(ctx, values, idOf(once));
    redirect(intent === 'saveNew' ? `/expenses/new?after=${id}` : expenseAddress(id, 'recorded'));
  });
}

export async function saveExpense(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version, ...typed } = readForm(form, ['id', 'version', ...formNames]);
    const { intent, customer: _customer, seen: _seen, ...values } = { ...typed, customerId: await customerOf(ctx, typed) };
    const asked = await askAbout(ctx, values, typed, id);
    if (asked) return asked;
    await changeExpense(ctx, id, Number(version), values);
    redirect(intent === 'saveNew' ? `/expenses/new?after=${id}` : expenseAddress(id, 'changed'));
  });
}

export async function putExpenseAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id } = readForm(form, ['id']);
    await archiveExpense(ctx, id);
    redirect(expenseAddress(id, 'archived'));
  });
}

export async function bringExpenseBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id } = readForm(form, ['id']);
    await restoreExpense(ctx, id);
    redirect(expenseAddress(id, 'restored'));
  });
}

export async function discardReceipt(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, file } = readForm(form, ['id', 'file']);
    await removeReceipt(ctx, id, file);
    redirect(expenseAddress(id, 'fileRemoved'));
  });
}
