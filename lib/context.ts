import type { FieldPolicy } from '#db/schema/firms';
import type { digitSystems, locales, roles } from '#db/schema/users';

export type Locale = (typeof locales)[number];
export type Digits = (typeof digitSystems)[number];
export type Role = (typeof roles)[number];

export interface Firm {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2, or null while the firm has not said where it is. */
  country: string | null;
  /** IANA time zone name. */
  timeZone: string;
  /** What must be filled for what; see `lib/customers/required-fields`. */
  requiredFields: FieldPolicy | null;
  /** Largest file that can be attached, in bytes; null for the usual size. */
  largestFile: number | null;
}

/** Who acts, for which firm, in which language: the first argument of every verb and query. */
export interface Context {
  firm: Firm;
  user: { id: string; name: string; email: string; digits: Digits };
  role: Role;
  locale: Locale;
  /** The program acts by itself, with the rights of this user; nobody has asked for it. */
  isProgram?: true;
}
