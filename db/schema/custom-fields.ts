import { bool, choice, id, index, instant, json, primaryKey, table, text, uniqueIndex, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';

export const customFieldTypes = ['line', 'lines', 'number', 'money', 'date', 'yesNo', 'choice', 'choices', 'email', 'phone', 'link'] as const;

/** A word in each language that the firm has given it in; at least one. */
export type Translated = Partial<Record<'ar' | 'en', string>>;

/** One of the words of a choice. Its key is what is stored, so that the label can be changed. */
export interface FieldOption {
  key: string;
  label: Translated;
}

/** A field of the firm's own on its customers. */
export const customFields = table(
  'custom_fields',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    /** Names the field as `custom.<key>`; never changes. */
    key: text().notNull(),
    label: json<Translated>().notNull(),
    help: json<Translated>().notNull(),
    type: choice(customFieldTypes).notNull(),
    options: json<FieldOption[]>().notNull(),
    /** The group of the form in which it stands. */
    group: text().notNull(),
    position: whole().notNull(),
    isUnique: bool().notNull(),
    /** What a new customer begins with, as the form shows it; `''` for nothing. */
    initial: text().notNull(),
    isInList: bool().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (fields) => [uniqueIndex('custom_fields_key').on(fields.firmId, fields.key)],
);

/** What a customer has in a field of the firm's own; several rows where several can be chosen. */
export const customValues = table(
  'custom_values',
  {
    firmId: id().notNull().references(() => firms.id),
    fieldId: id().notNull().references(() => customFields.id),
    customerKey: whole().notNull().references(() => customers.key),
    /** 0, and on where several are chosen. */
    ordinal: whole().notNull(),
    /** As the form shows it. */
    value: text().notNull(),
    /** The text by which it is filtered and sorted: folded; a day as `YYYY-MM-DD`. */
    sortText: text().notNull(),
    /** Thousandths, for numbers and amounts. */
    sortNumber: whole(),
  },
  (values) => [
    primaryKey({ columns: [values.customerKey, values.fieldId, values.ordinal] }),
    index('custom_values_text').on(values.fieldId, values.sortText, values.customerKey, values.firmId),
    index('custom_values_number').on(values.fieldId, values.sortNumber, values.customerKey, values.firmId),
  ],
);
