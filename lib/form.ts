import { z } from 'zod';
import { type FieldProblem, Invalid } from '#lib/problems';
import type { MessageKey } from '#lib/messages';
import { lengthOf, tidy } from '#lib/text';

/** A text of at most `max` characters, tidied. It may be empty; NUL is the one character that no text may hold. */
export const line = (max: number) =>
  z
    .string('errors.unreadable')
    .transform(tidy)
    .superRefine((text, context) => {
      if (lengthOf(text) > max) context.addIssue({ code: 'custom', message: 'errors.tooLong', params: { max, length: lengthOf(text) } });
      if (text.includes('\0')) context.addIssue({ code: 'custom', message: 'errors.nul' });
    });

/** One of the given words; anything else was not offered by the form. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => z.enum(words, 'errors.choice');

export const orNull = (text: string): string | null => (text === '' ? null : text);

/**
 * Reads a form that has exactly the fields `names`, each at most once. A field that is not sent counts as empty.
 * @param several those that may come more than once; what they hold becomes one text, a line each
 * @throws Invalid when a field is unknown, comes twice or is a file: no form of ours sends that
 */
export function readForm<Name extends string>(form: FormData, names: readonly Name[], several: readonly Name[] = []): Record<Name, string> {
  const known = new Set<string>(names);
  const repeatable = new Set<string>(several);
  const problems: FieldProblem[] = [];
  const values = Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>;
  const seen = new Set<string>();
  for (const [name, value] of form) {
    // Fields of this name are the framework's own.
    if (name.startsWith('$ACTION_')) continue;
    if (!known.has(name)) problems.push({ field: '', key: 'errors.unknownField', values: { field: name.slice(0, 100) } });
    else if (seen.has(name) && !repeatable.has(name)) problems.push({ field: name, key: 'errors.repeatedField' });
    else if (typeof value !== 'string') problems.push({ field: name, key: 'errors.unreadable' });
    else values[name as Name] = seen.has(name) ? `${values[name as Name]}\n${value}` : value;
    seen.add(name);
  }
  if (problems.length > 0) throw new Invalid(problems);
  return values;
}

/**
 * Checks values against a schema whose messages are message keys.
 * @param required names of fields that must not be empty, beyond what the schema demands
 * @throws Invalid with one problem a field, in the order of the schema
 */
export function parse<Schema extends z.ZodObject>(schema: Schema, values: Record<string, string>, required: Iterable<string> = []): z.output<Schema> {
  const problems = new Map<string, FieldProblem>();
  const result = schema.safeParse(values);
  for (const issue of result.error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    const params = issue.code === 'custom' ? (issue.params as FieldProblem['values']) : undefined;
    if (!problems.has(field)) problems.set(field, { field, key: issue.message as MessageKey, ...(params && { values: params }) });
  }
  for (const field of required) {
    if (tidy(values[field] ?? '') === '' && !problems.has(field)) problems.set(field, { field, key: 'errors.required' });
  }
  if (result.success && problems.size === 0) return result.data;
  const order = Object.keys(schema.shape);
  throw new Invalid([...problems.values()].toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)));
}
