import type { Context, Locale } from '#lib/context';
import { type CustomField, type CustomFieldName, customFieldName } from '#lib/custom-fields/field';
import type { FieldName } from '#lib/customers/fields';
import type { RecordRules } from '#lib/customers/rules';
import { type ShownField, shownWith } from '#lib/customers/show';
import { translator } from '#lib/messages';

/** What a column can be: a field of the customer, the number by which one is known, or whether a new one is out of the list. */
export type Target = FieldName | 'number' | 'archived';

/** By what a row can be known for a customer who is there, apart from the firm's own fields. */
export const matchFields = ['number', 'taxId', 'email', 'phone'] as const;

export type MatchField = (typeof matchFields)[number] | CustomFieldName;

export interface TargetField {
  name: Target;
  /** What it is called by this reader. */
  label: string;
}

const shown = (ctx: Context, { fields }: RecordRules): ShownField[] => shownWith(ctx, { fields, categories: [] });

/** Everything that a column can be, in the order of the form. */
export function targetFields(ctx: Context, rules: RecordRules): TargetField[] {
  const t = translator(ctx.locale);
  const own = shown(ctx, rules).map(({ name, label }) => ({ name, label: label() }));
  return [{ name: 'number', label: t('customers.number') }, ...own, { name: 'archived', label: t('customers.archivedOnly') }];
}

/** What each of them is called in both languages. */
export function labelsOf(ctx: Context, rules: RecordRules): Map<Target, string[]> {
  const locales: Locale[] = ['ar', 'en'];
  const all = locales.flatMap((locale) => targetFields({ ...ctx, locale }, rules));
  const byName = Map.groupBy(all, ({ name }) => name);
  return new Map([...byName].map(([name, fields]) => [name, fields.map(({ label }) => label)]));
}

/** By what rows can be known for customers who are there. */
export function matchTargets({ fields }: RecordRules): MatchField[] {
  return [...matchFields, ...fields.filter(({ isUnique }) => isUnique).map(customFieldName)];
}

export const fieldNamed = (fields: readonly CustomField[], name: string): CustomField | undefined => fields.find((field) => customFieldName(field) === name);
