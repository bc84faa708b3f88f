import { id, instant, json, table, text } from '#db/kit';

/** A firm that keeps its register here. Every other row of data belongs to one. */
export const firms = table('firms', {
  id: id().primaryKey(),
  name: text().notNull(),
  /** ISO 3166-1 alpha-2; where a new customer is thought to be until somebody says otherwise. */
  country: text(),
  /** IANA name; days of this firm begin and end by it. */
  timeZone: text().notNull(),
  /** Names of the customer fields that must be filled to save; null while the firm keeps to what it began with. */
  requiredFields: json<string[]>(),
  createdAt: instant().notNull(),
});
