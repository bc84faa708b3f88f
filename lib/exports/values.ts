import { allCategories } from '#lib/categories/queries';
import { consentNames } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { apart, type CustomField, customFieldName, wordIn } from '#lib/custom-fields/field';
import { allFields } from '#lib/custom-fields/queries';
import { type CustomerValues, customerFieldNames, type FieldName } from '#lib/customers/fields';
import { joinedWords } from '#lib/imports/lists';

/** The fields of a customer in files, in their order; the number ahead of them is not one of them. */
export const fileFields = (fields: readonly CustomField[]): FieldName[] => [...customerFieldNames, 'categories', ...consentNames, ...fields.map(customFieldName)];

/** What a field holds, as it stands in a file and is read from one: words for categories and options, codes for all else. */
export type FileText = (name: FieldName, values: CustomerValues) => string;

export async function fileTexts(ctx: Context): Promise<FileText> {
  const names = new Map((await allCategories(ctx)).map(({ id, name }) => [id, name]));
  const choices = new Map((await allFields(ctx)).filter(({ type }) => type === 'choice' || type === 'choices').map((field) => [customFieldName(field), field]));
  return (name, values) => {
    const value = values[name] ?? '';
    if (name === 'categories') return joinedWords(apart(value).map((id) => names.get(id) ?? id));
    const field = choices.get(name as ReturnType<typeof customFieldName>);
    if (!field) return value;
    const words = apart(value).map((key) => wordIn(field.options.find((option) => option.key === key)?.label ?? {}, ctx.locale) || key);
    return field.type === 'choice' ? (words[0] ?? '') : joinedWords(words);
  };
}
