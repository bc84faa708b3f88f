import { z } from 'zod';
import { digitSystems, locales, roles } from '#db/schema/users';
import { line, oneOf } from '#lib/form';

const required = (max: number) => line(max).refine((text) => text !== '', 'errors.required');
const email = required(254).refine((email) => email === '' || /^[^\s@]+@[^\s@]+$/u.test(email), 'errors.email');

/** A password is taken as typed, spaces and all; `lib/users/password` says what is a good one. */
const password = z.string('errors.unreadable').refine((password) => password !== '', 'errors.required');

/** What an account may be, the one who may most first. */
export { roles };

export const setupSchema = z.object({ firmName: required(200), name: required(200), email, password, locale: oneOf(locales) });
export const newUserSchema = setupSchema.omit({ firmName: true });
export const invitationSchema = z.object({ name: required(200), role: oneOf(roles) });
export const roleSchema = z.object({ role: oneOf(roles) });
export const signInSchema = z.object({ email: required(254), password });
export const preferencesSchema = z.object({ locale: oneOf(locales), digits: oneOf(digitSystems) });
export const passwordChangeSchema = z.object({ currentPassword: password, password });

/** What identifies an account: two ways of writing one address are one. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}
