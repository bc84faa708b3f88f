import { z } from 'zod';
import type { Changes } from '#db/schema/audit';
import type { contacts } from '#db/schema/contacts';
import { line, orNull } from '#lib/form';
import { fingerprintOf } from '#lib/fingerprint';
import { lengthOf, tidy } from '#lib/text';

export const contactFieldNames = ['name', 'position', 'emails', 'phones'] as const;

export type ContactFieldName = (typeof contactFieldNames)[number];

/** A contact as the form shows it: e-mails and phones one on each line. */
export type ContactValues = Record<ContactFieldName, string>;

/** How many e-mails, and how many phones, one person may have. */
const most = 10;

/** Several values, one on each line, each of at most `max` characters; empty lines are left out. */
const lines = (max: number, isRight: (line: string) => boolean = () => true) =>
  z
    .string('errors.unreadable')
    .transform((text) => [...new Set(tidy(text).split('\n').map((line) => line.trim()).filter(Boolean))])
    .superRefine((given, context) => {
      const long = given.find((line) => lengthOf(line) > max);
      const wrong = given.find((line) => !isRight(line));
      if (given.some((line) => line.includes('\0'))) context.addIssue({ code: 'custom', message: 'errors.nul' });
      else if (given.length > most) context.addIssue({ code: 'custom', message: 'contacts.tooMany', params: { max: most } });
      else if (long) context.addIssue({ code: 'custom', message: 'contacts.longLine', params: { line: long.slice(0, 40) } });
      else if (wrong) context.addIssue({ code: 'custom', message: 'contacts.emailLine', params: { line: wrong } });
    });

export const contactSchema = z.object({
  name: line(200).refine((name) => name !== '', 'errors.required'),
  position: line(100).transform(orNull),
  emails: lines(254, (email) => /^[^\s@][^@]*@[^@]*[^\s@]$/u.test(email)),
  phones: lines(50),
} satisfies Record<ContactFieldName, z.ZodType>);

export type ContactInput = z.output<typeof contactSchema>;

export const noContact: ContactValues = { name: '', position: '', emails: '', phones: '' };

/** The data as the form shows it. The other way is `contactSchema`. */
export function contactValues({ name, position, emails, phones }: Pick<typeof contacts.$inferSelect, ContactFieldName>): ContactValues {
  return { name, position: position ?? '', emails: emails.join('\n'), phones: phones.join('\n') };
}

/** What a form must name to change a contact: the contact as it was seen. */
export const contactSeen = (values: ContactValues): string => fingerprintOf(values);

/** The fields in which two differ. */
export function contactChanges(from: ContactValues, to: ContactValues): Changes {
  return Object.fromEntries(contactFieldNames.filter((name) => from[name] !== to[name]).map((name) => [name, { from: from[name], to: to[name] }]));
}
