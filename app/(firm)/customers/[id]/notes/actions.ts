'use server';

import { redirect } from 'next/navigation';
import { answer } from '../../../../answer';
import { customerAddress, nowhere } from '../../addresses';
import { noteAddress } from './addresses';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { changeNote } from '#lib/notes/change';
import { noteFields, type NoteValues } from '#lib/notes/input';
import { removeFile, removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Changed, Invalid, Missing } from '#lib/problems';
import { readerLocale, requireContext, signedIn } from '#lib/session';

const labels: Record<string, MessageKey> = {
  kind: 'notes.kind', text: 'notes.text', eventDay: 'notes.eventDay', calendar: 'notes.calendar', reminderDays: 'notes.reminderDays', readers: 'notes.readersAsked',
};
const label = (field: string): MessageKey | undefined => labels[field];

const ownFields = ['customer', 'note', 'version', 'intent'] as const;

/** Which boxes stand in the form depends on who works in the firm. */
function readNote(form: FormData): NoteValues & Record<(typeof ownFields)[number], string> {
  const boxes = [...new Set(form.keys())].filter((name) => /^(?:role|person)\.[\w-]{1,60}$/.test(name));
  return readForm(form, [...ownFields, ...noteFields, ...boxes]) as NoteValues & Record<(typeof ownFields)[number], string>;
}

/** Writes a new note or changes one, and leads to where its author wants to go on. */
export async function saveNote(_state: FormState, form: FormData): Promise<FormState> {
  const here = await signedIn();
  // In another tab: the form itself keeps what was typed.
  if (!here) return answer(form, { locale: await readerLocale(), label }, () => Promise.reject(new Invalid([{ field: '', key: 'notes.signedOut' }])));
  const { ctx } = here;
  return answer(form, { locale: ctx.locale, label }, async () => {
    const { customer, note, version, intent, ...values } = readNote(form);
    try {
      if (note) await changeNote(ctx, customer, note, Number(version), values);
      const id = note || (await writeNote(ctx, customer, values));
      if (intent === 'addFiles') redirect(`${noteAddress(customer, id, 'written')}#files`);
    } catch (error) {
      if (error instanceof Missing) redirect(nowhere);
      if (error instanceof Changed) throw new Invalid([{ field: '', key: 'notes.changedMeanwhile' }]);
      throw error;
    }
    redirect(customerAddress(customer, note ? 'noteChanged' : 'noteWritten'));
  });
}

/** What is gone already is gone: a second press does not find it and says so. */
async function gone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (error instanceof Missing) redirect(nowhere);
    throw error;
  });
}

export async function discardNote(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return answer(form, { locale: ctx.locale, label }, async () => {
    const { customer, note } = readForm(form, ['customer', 'note']);
    await gone(removeNote(ctx, customer, note));
    redirect(customerAddress(customer, 'noteRemoved'));
  });
}

export async function discardFile(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return answer(form, { locale: ctx.locale, label }, async () => {
    const { customer, note, file } = readForm(form, ['customer', 'note', 'file']);
    await gone(removeFile(ctx, customer, note, file));
    redirect(noteAddress(customer, note, 'fileRemoved'));
  });
}
