'use server';

import { setTimeout } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { beginBackup } from '#lib/backup/owner';
import { customFieldName } from '#lib/custom-fields/field';
import { customerKinds } from '#lib/customers/fields';
import { requireFields } from '#lib/customers/require-fields';
import { articleSix, type FieldPolicy, requirable, requiringToSave, type RequiredFor } from '#lib/customers/required-fields';
import { rulesOf } from '#lib/customers/rules';
import { updateFirm } from '#lib/firms/update';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { redrawEverything, requireContext, signedIn } from '#lib/session';
import { changePassword, changePreferences } from '#lib/users/account';
import { endSession } from '#lib/users/sessions';

const labels: Record<string, MessageKey> = {
  locale: 'settings.language', digits: 'settings.digits', currentPassword: 'settings.currentPassword', password: 'settings.newPassword',
  firmName: 'settings.firmName', country: 'settings.country', timeZone: 'settings.timeZone', largestFile: 'notes.largestFile',
};

const words = { label: (field: string): MessageKey | undefined => labels[field] };

export async function savePreferences(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await changePreferences(ctx, readForm(form, ['locale', 'digits']));
    redrawEverything();
    redirect('/settings?saved=settings');
  });
}

export async function savePassword(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  const here = await signedIn();
  return settle(ctx, form, words, async () => {
    await changePassword(ctx, here?.sessionId ?? '', readForm(form, ['currentPassword', 'password']));
    redirect('/settings?saved=password');
  });
}

export async function endOneSession(form: FormData): Promise<void> {
  const ctx = await requireContext();
  await endSession(ctx, String(form.get('session') ?? ''));
  redirect('/settings?saved=session');
}

export async function saveFirm(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await updateFirm(ctx, readForm(form, ['firmName', 'country', 'timeZone', 'largestFile']));
    redrawEverything();
    redirect('/settings/firm?saved=settings');
  });
}

function chosenPolicy(names: string[], chosen: Record<string, string>): FieldPolicy {
  const levelOf = (name: string): RequiredFor | undefined => (chosen[name] === 'save' || chosen[name] === 'invoice' ? chosen[name] : undefined);
  return Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(customerKinds.flatMap((kind) => (levelOf(`${name}.${kind}`) ? [[kind, levelOf(`${name}.${kind}`)]] : [])))] as const),
  );
}

/** Either one of the presets, or what is chosen for each field and kind. */
export async function saveRequiredFields(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { fields } = await rulesOf(ctx);
    const names = [...requirable, ...fields.map(customFieldName)];
    const { preset, ...chosen } = readForm(form, ['preset', ...names.flatMap((name) => customerKinds.map((kind) => `${name}.${kind}`))]);
    await requireFields(ctx, preset === 'nameOnly' ? {} : preset === 'theSix' ? requiringToSave(articleSix) : chosenPolicy(names, chosen));
    redirect('/settings/fields?saved=fields');
  });
}

/** How long a person waits for a backup before being told that it goes on without them: milliseconds. */
const patience = 5000;

export async function makeBackup(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { finished } = await beginBackup(ctx);
    // A failure is noted and shown on the page that follows.
    const outcome = await Promise.race([finished.then(() => 'backup', () => ''), setTimeout(patience, 'backupBegun', { ref: false })]);
    redirect(outcome ? `/settings/backups?saved=${outcome}` : '/settings/backups');
  });
}
