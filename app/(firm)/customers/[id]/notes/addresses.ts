/** The addresses of notes and their files, so that no other place spells them. */

import type { Outcome } from '#lib/notes/attach';

const segments = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

export type NoteConfirmation = 'written' | 'fileRemoved';

export const newNoteAddress = (customer: string): string => `/${segments('customers', customer, 'notes', 'new')}`;

export function noteAddress(customer: string, note: string, saved?: NoteConfirmation): string {
  return `/${segments('customers', customer, 'notes', note)}${saved ? `?saved=${saved}` : ''}`;
}

export const filesAddress = (customer: string, note: string): string => `${noteAddress(customer, note)}/files`;
export const fileAddress = (customer: string, note: string, file: string): string => `${filesAddress(customer, note)}/${segments(file)}`;
export const calendarAddress = (customer: string, note: string): string => `${noteAddress(customer, note)}/event.ics`;

/** A name that is shown need not be whole, and an address not be long: so many are told apart. */
const mostTold = 20;

/** The note again, with what became of an upload. */
export function uploadedAddress(customer: string, note: string, { attached, active, refused }: Outcome): string {
  const query = new URLSearchParams({ attached: String(attached) });
  for (const { name, reason } of refused.slice(0, mostTold)) query.append('refused', `${reason} ${name}`);
  for (const name of active.slice(0, mostTold)) query.append('active', name);
  return `${noteAddress(customer, note)}?${query.toString()}`;
}

/** The note again, with why an upload as a whole was not taken. */
export function refusedAddress(customer: string, note: string, reason: UploadRefusal): string {
  return `${noteAddress(customer, note)}?refused=${reason}`;
}

export const uploadRefusals = ['allTooLarge', 'broken', 'noneChosen', 'notStored'] as const;
export type UploadRefusal = (typeof uploadRefusals)[number];
