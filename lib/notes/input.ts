import { z } from 'zod';
import { noteKinds } from '#db/schema/notes';
import { roles } from '#db/schema/users';
import type { Role } from '#lib/context';
import { line, oneOf, parse } from '#lib/form';
import { fromGregorian, fromHijri } from '#lib/notes/hijri';
import { type FieldProblem, Invalid } from '#lib/problems';
import { westernDigits } from '#lib/text';

export { noteKinds };
export type NoteKind = (typeof noteKinds)[number];

export const calendars = ['gregorian', 'hijri'] as const;

/** Longest text of a note, in characters. */
const longestText = 20_000;
const mostReminderDays = 365;

/** The fields of the form, apart from who may read: `role.<role>` and `person.<id>`, each `on` where it is ticked. */
export const noteFields = ['kind', 'text', 'eventDay', 'calendar', 'reminderDays'] as const;
export const roleField = (role: Role): string => `role.${role}`;
export const personField = (id: string): string => `person.${id}`;

export type NoteValues = Record<string, string>;

/** Signs that only steer the direction of a text may stand within a day that was copied from somewhere. */
const plainDigits = (text: string): string => westernDigits(text).replaceAll(/\p{Cf}/gu, '');

const noteSchema = z.object({
  kind: oneOf(noteKinds),
  text: line(longestText).refine((text) => text !== '', 'errors.required'),
  eventDay: line(40).transform(plainDigits),
  calendar: oneOf(calendars),
  reminderDays: line(10)
    .transform(plainDigits)
    .refine((days) => days === '' || (/^\d+$/.test(days) && Number(days) <= mostReminderDays), 'notes.reminderDaysWrong')
    .transform((days) => (days === '' ? null : Number(days))),
});

/** A note as a verb takes it. */
export interface NoteInput {
  kind: NoteKind;
  text: string;
  /** Gregorian, `YYYY-MM-DD`. */
  eventDay: string | null;
  reminderDays: number | null;
  readers: { roles: Role[]; people: string[] };
}

type Typed = Pick<z.output<typeof noteSchema>, 'kind' | 'eventDay' | 'calendar' | 'reminderDays'>;

/** The day that was typed, in whichever calendar; null when there is none, or not such a one. */
function dayOf({ eventDay, calendar }: Typed): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(eventDay) ?? [];
  return (calendar === 'hijri' ? fromHijri : fromGregorian)(Number(year), Number(month), Number(day));
}

/** An event has a day, and nothing else has: what was typed is never dropped silently. */
function problemsOf(typed: Typed): FieldProblem[] {
  const { kind, eventDay, calendar, reminderDays } = typed;
  const looksHijri = calendar === 'gregorian' && /^1[34]\d\d\D/.test(eventDay);
  if (kind !== 'event' && eventDay !== '') return [{ field: 'eventDay', key: 'notes.dayWithoutEvent' }];
  if (kind !== 'event' && reminderDays !== null) return [{ field: 'reminderDays', key: 'notes.dayWithoutEvent' }];
  if (kind !== 'event') return [];
  if (eventDay === '') return [{ field: 'eventDay', key: 'errors.required' }];
  if (dayOf(typed) !== null) return [];
  return [{ field: 'eventDay', key: looksHijri ? 'notes.dayLooksHijri' : calendar === 'hijri' ? 'notes.noSuchHijriDay' : 'notes.noSuchDay' }];
}

/**
 * Checks what was typed.
 * @param people ids of those who can be named as readers
 * @throws Invalid
 */
export function parseNote(values: NoteValues, people: readonly string[]): NoteInput {
  const typed = parse(noteSchema, { calendar: 'gregorian', eventDay: '', reminderDays: '', ...values });
  const chosen = Object.keys(values).filter((name) => name.startsWith('person.') && values[name] !== '').map((name) => name.slice('person.'.length));
  const problems = problemsOf(typed);
  if (chosen.some((id) => !people.includes(id))) problems.push({ field: 'readers', key: 'errors.choice' });
  if (problems.length > 0) throw new Invalid(problems);
  return {
    kind: typed.kind,
    text: typed.text,
    eventDay: typed.kind === 'event' ? dayOf(typed) : null,
    reminderDays: typed.reminderDays,
    readers: { roles: roles.filter((role) => (values[roleField(role)] ?? '') !== ''), people: chosen },
  };
}
