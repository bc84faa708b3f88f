'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { goingOutAddress, remindedAddress, type ReminderSaid } from '../../settings/reminders/addresses';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { chooseForCustomer, chooseForInvoice } from '#lib/reminders/choose';
import { holdReminder, notePrinted, releaseReminder, skipReminder } from '#lib/reminders/decide';
import { resumeReminders, stopNames, stopReminders } from '#lib/reminders/stop';
import { requireContext } from '#lib/session';

const words = {
  changed: 'reminders.changedMeanwhile' as MessageKey,
  label: (field: string): MessageKey | undefined => (field === 'chosen' || field === 'kind' || field === 'reason' ? `reminders.fields.${field}` : undefined),
};

const presses = { hold: [holdReminder, 'held'], release: [releaseReminder, 'released'], skip: [skipReminder, 'skipped'], printed: [notePrinted, 'printed'] } as const satisfies Record<string, readonly [typeof holdReminder, ReminderSaid]>;

const isPress = (intent: string): intent is keyof typeof presses => Object.hasOwn(presses, intent);

/** What a press on one reminder does; then the page is drawn again from which it came. */
export async function pressReminder(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { invoiceId, stepId, from, intent } = readForm(form, ['invoiceId', 'stepId', 'from', 'intent']);
    const [press, said] = presses[isPress(intent) ? intent : 'hold'];
    await press(ctx, invoiceId, stepId);
    redirect(from === 'today' ? goingOutAddress(said) : remindedAddress(invoiceId, said));
  });
}

export async function chooseInvoicePlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, chosen } = readForm(form, ['id', 'chosen']);
    await chooseForInvoice(ctx, id, chosen);
    redirect(remindedAddress(id, 'chosen'));
  });
}

export async function chooseCustomerPlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, chosen } = readForm(form, ['id', 'chosen']);
    await chooseForCustomer(ctx, id, chosen);
    redirect(`/customers/${id}?reminders=chosen#reminders`);
  });
}

export async function stop(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', ...stopNames]);
    await stopReminders(ctx, id, values);
    redirect(remindedAddress(id, 'stopped'));
  });
}

export async function resume(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id } = readForm(form, ['id']);
    await resumeReminders(ctx, id);
    redirect(remindedAddress(id, 'resumed'));
  });
}
