/** The addresses of notes and their files, so that no other place spells them. */

const segments = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

export type NoteConfirmation = 'written' | 'fileRemoved';

/** The profile with a page of its notes, beginning at them. */
export const notesAddress = (customer: string, page: number): string => `/${segments('customers', customer)}${page === 1 ? '' : `?notes=${page}`}#notes`;

export const newNoteAddress = (customer: string): string => `/${segments('customers', customer, 'notes', 'new')}`;

export function noteAddress(customer: string, note: string, saved?: NoteConfirmation): string {
  return `/${segments('customers', customer, 'notes', note)}${saved ? `?saved=${saved}` : ''}`;
}

export const filesAddress = (customer: string, note: string): string => `${noteAddress(customer, note)}/files`;
export const fileAddress = (customer: string, note: string, file: string): string => `${filesAddress(customer, note)}/${segments(file)}`;
export const calendarAddress = (customer: string, note: string): string => `${noteAddress(customer, note)}/event.ics`;
