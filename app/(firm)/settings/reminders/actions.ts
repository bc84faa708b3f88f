'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { settingsAddress, textAddress } from './addresses';
import { brandOf } from '#lib/brands/queries';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import type { MessageKey } from '#lib/messages';
import { Missing } from '#lib/problems';
import { beginReminding, changeReminderPlan, createReminderPlan, setReminderPlanArchived } from '#lib/reminders/change-plan';
import { chooseForAll } from '#lib/reminders/choose';
import { findStep } from '#lib/reminders/find-step';
import { planFieldNames } from '#lib/reminders/plan-input';
import { sampleLetter } from '#lib/reminders/preview';
import { changeReminderSettings, reminderSettingNames } from '#lib/reminders/settings';
import { changeText, isTextPlace, parseText, reminderTextNames, resetText } from '#lib/reminders/texts';
import { requireContext } from '#lib/session';

const named = ['name', 'days', 'side', 'tone', 'recipient', 'fee', 'feeCurrency', 'time', 'weekend', 'subject', 'body'] as const;

const words = {
  changed: 'reminders.changedMeanwhile' as MessageKey,
  label: (field: string): MessageKey | undefined => {
    const part = named.find((known) => known === (field.split('.').at(-1) ?? ''));
    return part && `reminders.fields.${part}`;
  },
};

export async function begin(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await beginReminding(ctx);
    redirect(settingsAddress('begun'));
  });
}

export async function saveReminderPlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version, once, ...values } = readForm(form, ['id', 'version', 'once', ...planFieldNames]);
    if (id) await changeReminderPlan(ctx, id, Number(version), values);
    else await createReminderPlan(ctx, values, idOf(once ?? ''));
    redirect(settingsAddress('plan'));
  });
}

export async function archiveReminderPlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, intent } = readForm(form, ['id', 'intent']);
    await setReminderPlanArchived(ctx, id, intent === 'archive');
    redirect(settingsAddress(intent === 'archive' ? 'archived' : 'restored'));
  });
}

export async function saveChoices(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const names = [...form.keys()].filter((name) => name.startsWith('chosen.'));
    const values = readForm(form, names);
    await chooseForAll(ctx, Object.fromEntries(Object.entries(values).map(([name, chosen]) => [name.slice('chosen.'.length), chosen])));
    redirect(settingsAddress('chosen'));
  });
}

export async function saveTimes(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { version, ...values } = readForm(form, ['version', ...reminderSettingNames]);
    await changeReminderSettings(ctx, Number(version), values);
    redirect(settingsAddress('settings'));
  });
}

/** Keeps a text, shows what it would come to, or goes back to the usual one. */
export async function saveText(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { place, language: asked, intent, ...values } = readForm(form, ['place', 'language', 'intent', ...reminderTextNames]);
    const language = asked === 'ar' ? 'ar' : 'en';
    if (intent === 'reset') {
      await resetText(ctx, place, language);
      redirect(textAddress(place, language, 'reset'));
    }
    if (intent === 'preview') {
      const step = isTextPlace(place) ? null : await findStep(ctx, place);
      if (!isTextPlace(place) && !step) throw new Missing(place);
      const letter = sampleLetter(ctx, await brandOf(ctx), isTextPlace(place) ? place : (step?.tone ?? 'friendly'), step, language, parseText(values));
      return { values: { ...values, intent, 'preview.subject': letter.subject, 'preview.body': letter.body }, problems: [] };
    }
    await changeText(ctx, place, language, values);
    redirect(textAddress(place, language, 'text'));
  });
}
