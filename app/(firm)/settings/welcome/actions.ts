'use server';

import { redirect } from 'next/navigation';
import { fieldLabel } from '../../invoices/labels';
import { settle } from '../../settle';
import { templateAddress, welcomeSettings } from './addresses';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import { lineFieldNames, mostLines } from '#lib/invoices/lines';
import type { MessageKey } from '#lib/messages';
import { changeTemplate, createTemplate, moveTemplate, setTemplateArchived, tickWelcome } from '#lib/registration/change';
import { templateInputNames } from '#lib/registration/input';
import { requireContext } from '#lib/session';

const label = (field: string): MessageKey | undefined => ((templateInputNames as string[]).includes(field) ? (`welcome.fields.${field}` as MessageKey) : fieldLabel(field));

const words = { changed: 'welcome.changedMeanwhile' as MessageKey, label };

/** The fields of a form that has as many lines as were sent. */
function readTemplate(form: FormData): Record<string, string> {
  const numbers = new Set([...form.keys()].flatMap((name) => /^line\.(\d{1,4})\./.exec(name)?.[1] ?? []).map(Number).filter((number) => number <= mostLines));
  return readForm<string>(form, ['id', 'once', 'version', 'intent', ...templateInputNames, ...lineFieldNames(numbers)], ['categories']);
}

/** Empty lines that are offered when somebody asks for more of them. */
const more = 5;

export async function saveTemplate(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, once = '', version, intent, ...values } = readTemplate(form);
    if (id) await changeTemplate(ctx, id, Number(version), values);
    const saved = id || (await createTemplate(ctx, values, idOf(once)));
    if (intent === 'more') redirect(`${templateAddress(saved)}?room=${more}#lines`);
    redirect(intent === 'preview' ? `${templateAddress(saved)}/preview?saved=welcomeSaved` : `${welcomeSettings}?saved=welcomeSaved`);
  });
}

export async function shiftTemplate(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, to } = readForm(form, ['id', 'to']);
    await moveTemplate(ctx, id, to === 'up' ? -1 : 1);
    redirect(welcomeSettings);
  });
}

export async function putTemplateAway(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setTemplateArchived(ctx, readForm(form, ['id']).id, true);
    redirect(`${welcomeSettings}?saved=welcomeArchived`);
  });
}

export async function bringTemplateBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await setTemplateArchived(ctx, readForm(form, ['id']).id, false);
    redirect(`${welcomeSettings}?saved=welcomeRestored`);
  });
}

export async function saveTick(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'welcome.tick' }, async () => {
    await tickWelcome(ctx, readForm(form, ['isTicked']).isTicked === 'yes');
    redirect(`${welcomeSettings}?saved=welcomeSetting`);
  });
}
