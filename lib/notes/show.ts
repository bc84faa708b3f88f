import type { Context, Role } from '#lib/context';
import { languageTag, translator } from '#lib/messages';
import type { Note } from '#lib/notes/queries';

/** A day in words, in the reader's language, in the Gregorian or the Umm al-Qura calendar. */
export function dayText({ locale, user }: Context, day: string, calendar: 'gregory' | 'islamic-umalqura'): string {
  return new Intl.DateTimeFormat(languageTag(locale, user.digits), { dateStyle: 'full', calendar, timeZone: 'UTC' }).format(Date.parse(day));
}

export const roleText = (ctx: Context, role: Role): string => translator(ctx.locale, ctx.user.digits)(`notes.roles.${role}`);

/** Who reads a note besides its author, as one line of the reader's language; `''` where nobody does. */
export function readersText(ctx: Context, { roles, people }: Note['readers']): string {
  // Each name between Unicode's isolates (U+2068 … U+2069), so that it does not move its neighbours.
  const names = [...roles.map((role) => roleText(ctx, role)), ...people.map(({ name }) => `\u2068${name}\u2069`)];
  return new Intl.ListFormat(ctx.locale).format(names);
}
