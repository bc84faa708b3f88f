import { id, instant, json, table, text, whole } from '#db/kit';

/** What a field must be filled for, of customers of a kind. */
export type RequiredFor = 'save' | 'invoice';

/** By field, and in it by kind of customer; a field or kind that is not named is optional. */
export type FieldPolicy = Record<string, Partial<Record<'person' | 'company', RequiredFor>>>;

/** A firm that keeps its register here. Every other row of data belongs to one. */
export const firms = table('firms', {
  id: id().primaryKey(),
  name: text().notNull(),
  /** ISO 3166-1 alpha-2; where a new customer is thought to be until somebody says otherwise. */
  country: text(),
  /** IANA name; days of this firm begin and end by it. */
  timeZone: text().notNull(),
  /** Which customer fields must be filled for what (`lib/customers/required-fields`); null while the firm keeps to what it began with. */
  requiredFields: json<FieldPolicy>(),
  /** Largest file that can be attached, in bytes; null for the usual size. */
  largestFile: whole(),
  /** Which rules the columns that follow from others were last made by (`lib/customers/derive`). */
  derivation: whole().notNull().default(0),
  createdAt: instant().notNull(),
});
