'use server';

import { redirect } from 'next/navigation';
import { answer, type Label } from '../../answer';
import { customerAddress, editAddress, editReviewAddress, newAddress, nowhere, printWelcomeAddress, reviewAddress } from './addresses';
import { categoriesNamed } from '#lib/categories/named';
import { consentNames } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { apart, customFieldName, joined } from '#lib/custom-fields/field';
import { baseOf } from '#lib/customers/base';
import { discardDraft, findDraft, reviseDraft, startDraft } from '#lib/customers/draft';
import { type CustomerValues, customerFieldNames, emptyValues, type FieldName } from '#lib/customers/fields';
import { parseRecord } from '#lib/customers/input';
import { findCustomer } from '#lib/customers/queries';
import { type KeptApart, type ReviewedEdit, saveDraft } from '#lib/customers/save-draft';
import { rulesOf } from '#lib/customers/rules';
import { shownFields } from '#lib/customers/show';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { isNotTypeset } from '#lib/pdf/service';
import { Changed, Invalid, Missing } from '#lib/problems';
import { registerWithWelcome, type Welcomed } from '#lib/registration/register-with-welcome';
import { dropList, keepList } from '#lib/saved-lists/saved-lists';
import { loginAddress, presence, readerLocale, requireContext } from '#lib/session';

/** What the fields are called by this reader, for a customer of this country. */
async function labelsFor(ctx: Context, country: string): Promise<(field: string) => Label | undefined> {
  const fields = await shownFields(ctx, country);
  return (field) => {
    const shown = fields.find(({ name }) => name === field);
    return shown && { word: shown.label() };
  };
}

/** The fields of the form that this firm has, and those of them that may hold several. */
async function formFields(ctx: Context): Promise<{ names: FieldName[]; several: FieldName[] }> {
  const { fields } = await rulesOf(ctx);
  const several = fields.filter(({ type }) => type === 'choices').map(customFieldName);
  return { names: [...customerFieldNames, 'categories', ...consentNames, ...fields.map(customFieldName)], several: ['categories', ...several] };
}

/** Takes the form, keeps what was typed as a draft, and leads to its review; or only lays it out for another country, with all that was typed in it. */
export async function reviewCustomer(_state: FormState, form: FormData): Promise<FormState> {
  const here = await presence();
  if (!here) return signedOut(form);
  const { ctx } = here;
  const state = await answer(form, { locale: ctx.locale, label: await labelsFor(ctx, String(form.get('country') ?? '')) }, async () => {
    const { names, several } = await formFields(ctx);
    const sent = readForm(form, [...names, 'draft', 'customer', 'version', 'newCategories', 'intent'], several);
    const { draft, customer, version, newCategories, intent, ...values } = sent;
    if (intent === 'layout' && !here.expired) return { values: sent, problems: [] };
    const typed = { ...emptyValues, ...values };
    const id = await keep(ctx, here.expired ? typed : await accepted(ctx, typed, newCategories, customer, Number(version)), draft, customer, Number(version));
    // Signed out while typing: what was typed is kept, and waits behind the sign-in.
    if (here.expired) redirect(loginAddress(customer ? editAddress(customer, id) : newAddress(id), 'draftKept'));
    redirect(customer ? editReviewAddress(customer, id) : reviewAddress(id));
  });
  return state.problems.some(({ field }) => field === 'draft') ? withoutDraft(state) : state;
}

/** What was typed as it will be saved, with the categories that were named on the spot. */
async function accepted(ctx: Context, typed: CustomerValues, newCategories: string, customerId: string, version: number): Promise<CustomerValues> {
  const before = customerId ? await baseOf(ctx, customerId, version) : null;
  const { values } = parseRecord(await rulesOf(ctx), typed, before?.values ?? null);
  const named = await categoriesNamed(ctx, newCategories);
  return { ...values, categories: joined([...new Set([...apart(values.categories), ...named])].toSorted()) };
}

/** Signed out altogether, in another tab: there is nobody to keep a draft for, so the form itself keeps what was typed. */
async function signedOut(form: FormData): Promise<FormState> {
  return answer(form, { locale: await readerLocale(), label: () => undefined }, () => Promise.reject(new Invalid([{ field: '', key: 'errors.signedOut' }])));
}

/** The form with all that was typed, but no longer tied to a draft that is not there: the next press starts a new one. */
function withoutDraft({ values, problems }: FormState): FormState {
  return { values: { ...values, draft: '' }, problems: problems.map(({ message }) => ({ field: '', message })) };
}

/** Stores the values in the draft they came with, or in a new one. */
async function keep(ctx: Context, values: CustomerValues, draftId: string, customerId: string, version: number): Promise<string> {
  if (draftId) {
    try {
      await reviseDraft(ctx, draftId, values);
      return draftId;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      throw await usedOrGone(ctx, draftId);
    }
  }
  if (!customerId) return startDraft(ctx, values, null);
  const edited = await baseOf(ctx, customerId, version);
  if (!edited) throw new Invalid([{ field: '', key: 'errors.customerGone' }]);
  return startDraft(ctx, values, edited);
}

/** Why a draft cannot be revised, as the person should hear it. */
async function usedOrGone(ctx: Context, draftId: string): Promise<Invalid> {
  const draft = await findDraft(ctx, draftId);
  const customer = draft?.savedCustomerId ? await findCustomer(ctx, draft.savedCustomerId) : null;
  if (customer) return new Invalid([{ field: '', key: 'errors.draftSaved', values: { number: customer.number } }]);
  return new Invalid([{ field: 'draft', key: 'errors.draftGone' }]);
}

/** Saves what the review showed, or leads back to the form. */
export async function saveReviewed(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  const { names } = await formFields(ctx);
  return answer(form, { locale: ctx.locale, label: await labelsFor(ctx, '') }, async () => {
    const choices = names.map((name) => `choice.${name}` as const);
    const { draft: id, intent, version, others, reason, sendWelcomeInvoice, printWelcomeInvoice, welcomeTemplate, ...chosen } = readForm(form, ['draft', 'intent', 'version', 'others', 'reason', 'sendWelcomeInvoice', 'printWelcomeInvoice', 'welcomeTemplate', ...choices], ['others']);
    const draft = await findDraft(ctx, id);
    if (!draft) redirect(nowhere);
    const { edited } = draft;
    const back = edited ? editReviewAddress(edited.id, id) : reviewAddress(id);
    if (intent === 'change') redirect(edited ? editAddress(edited.id, id) : newAddress(id));
    if (draft.savedCustomerId) redirect(customerAddress(draft.savedCustomerId, 'already'));
    const keptApart = { others: apart(others), reason };
    const by = edited ? null : sendWelcomeInvoice ? 'mail' : printWelcomeInvoice ? 'print' : null;
    const saving = by ? welcomed(ctx, id, welcomeTemplate, by, keptApart) : saveDraft(ctx, id, edited && reviewedEdit(version, names, chosen), keptApart).then((customerId) => ({ customerId, invoiceId: null }));
    const { customerId, invoiceId } = await saving.catch((error: unknown) => {
      if (isNotTypeset(error)) throw new Invalid([{ field: '', key: 'welcome.notTypeset' }]);
      // Between looking and pressing the customer, what is required of one, or what welcomes one has changed: the review shows it.
      const policyChanged = error instanceof Invalid && error.problems.every(({ key }) => key !== 'errors.chooseOne');
      if (by && isAboutWelcome(error)) return redirect(reviewAddress(id, 'welcomeChanged'));
      if (error instanceof Changed || policyChanged) return redirect(back);
      throw error;
    });
    const toPrint = by === 'print' && invoiceId !== null ? invoiceId : undefined;
    if (intent === 'saveAndNew') redirect(newAddress(undefined, customerId, undefined, toPrint));
    redirect(toPrint === undefined ? customerAddress(customerId, edited ? 'updated' : 'registered') : printWelcomeAddress(customerId, toPrint));
  });
}

/** Whether it is the welcome that is no longer what the review showed, or can no longer be. */
const isAboutWelcome = (error: unknown): boolean => error instanceof Changed || (error instanceof Invalid && error.problems.some(({ key }) => /^(?:welcome|invoices)\./.test(key)));

/** Saves a new customer with the welcome that was chosen: its template, and what was shown of it. */
async function welcomed(ctx: Context, draftId: string, chosen: string, by: 'mail' | 'print', keptApart: KeptApart): Promise<Welcomed> {
  const [templateId = '', seen = ''] = chosen.split('.');
  return registerWithWelcome(ctx, draftId, { templateId, seen, by }, keptApart);
}

function reviewedEdit(version: string, names: FieldName[], chosen: Record<string, string>): ReviewedEdit {
  const choices = new Map<FieldName, 'mine' | 'theirs'>();
  for (const name of names) {
    const choice = chosen[`choice.${name}`];
    if (choice === 'mine' || choice === 'theirs') choices.set(name, choice);
  }
  return { version: Number(version), choices };
}

/** Throws an unfinished entry away. */
export async function discardEntry(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await discardDraft(ctx, String(form.get('draft') ?? ''));
  redirect(newAddress());
}

/** Keeps the present list under a name. */
export async function keepThisList(form: FormData): Promise<void> {
  const ctx = await requireContext();
  const values = readForm(form, ['name', 'query']);
  await keepList(ctx, values).catch((error: unknown) => {
    // The browser has asked for a name already; without one there is nothing to keep.
    if (!(error instanceof Invalid)) throw error;
  });
  redirect(`/customers?${values.query}`);
}

export async function dropSavedList(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await dropList(ctx, String(form.get('id') ?? ''));
  redirect('/customers');
}
