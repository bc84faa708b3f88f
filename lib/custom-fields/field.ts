import type { customFields, Translated } from '#db/schema/custom-fields';
import type { Locale } from '#lib/context';

export { customFieldTypes } from '#db/schema/custom-fields';
export type { FieldOption, Translated } from '#db/schema/custom-fields';

/** A field of the firm's own on its customers. */
export type CustomField = typeof customFields.$inferSelect;

/** The name of the field in forms, in drafts, in the policy, on import and export. */
export type CustomFieldName = `custom.${string}`;

export const customFieldName = ({ key }: Pick<CustomField, 'key'>): CustomFieldName => `custom.${key}`;

/** A word of the firm's in the reader's language, or in the other where it was given in that alone. */
export function wordIn(word: Translated, locale: Locale): string {
  return word[locale] ?? word.ar ?? word.en ?? '';
}

/** Several chosen options as one text, as forms and drafts hold them. */
export const joined = (keys: readonly string[]): string => keys.join('\n');

export const apart = (value: string): string[] => value.split('\n').filter(Boolean);
