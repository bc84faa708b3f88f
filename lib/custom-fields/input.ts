import { z } from 'zod';
import { customFieldTypes, type FieldOption, type Translated } from '#lib/custom-fields/field';
import { line, oneOf, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Invalid } from '#lib/problems';
import { fold } from '#lib/text';

/** Where a field can stand: the groups of the form, and one of its own at the end. */
export const customFieldGroups = ['who', 'where', 'reach', 'terms', 'more'] as const;

const label = line(100);
const tick = line(3).transform((value) => value !== '');

const fieldSchema = z.object({
  labelAr: label,
  labelEn: label,
  helpAr: line(500),
  helpEn: line(500),
  type: oneOf(customFieldTypes),
  options: line(20_000),
  group: oneOf(customFieldGroups),
  isUnique: tick,
  initial: line(5000),
  isInList: tick,
});

export const fieldInputNames = Object.keys(fieldSchema.shape) as (keyof typeof fieldSchema.shape)[];

export interface FieldInput extends Omit<z.output<typeof fieldSchema>, 'labelAr' | 'labelEn' | 'helpAr' | 'helpEn' | 'options'> {
  label: Translated;
  help: Translated;
  options: FieldOption[];
}

const translated = (ar: string, en: string): Translated => ({ ...(ar && { ar }), ...(en && { en }) });

/** One line an option, in one language or in both: `جملة | Wholesale`. */
function readOption(text: string): Translated {
  const [ar = '', en = ''] = text.split('|').map((part) => part.trim());
  return /\p{Script=Arabic}/u.test(ar) || en ? translated(ar, en) : translated('', ar);
}

export const writtenOptions = (options: readonly FieldOption[]): string => options.map(({ label: { ar, en } }) => [ar, en].filter(Boolean).join(' | ')).join('\n');

const isSame = (a: Translated, b: Translated): boolean => (a.ar !== undefined && a.ar === b.ar) || (a.en !== undefined && a.en === b.en);

/**
 * The options that the lines name. One that was there keeps its key: found by a word of its, or, where a line was rewritten, by its place.
 */
function readOptions(lines: string[], before: readonly FieldOption[]): FieldOption[] {
  const labels = lines.map(readOption);
  const known = labels.map((label) => before.find((option) => isSame(option.label, label)));
  return labels.map((label, index) => {
    const inPlace = before[index] && !known.includes(before[index]) ? before[index] : undefined;
    return { key: known[index]?.key ?? inPlace?.key ?? newId(), label };
  });
}

/**
 * Reads the form in which a field of the firm's own is described.
 * @param before the options it has had
 * @throws Invalid
 */
export function parseField(values: Record<string, string>, before: readonly FieldOption[] = []): FieldInput {
  const { labelAr, labelEn, helpAr, helpEn, options: typed, ...rest } = parse(fieldSchema, values);
  if (!labelAr && !labelEn) throw new Invalid([{ field: 'labelAr', key: 'errors.required' }]);
  const lines = typed.split('\n').map((text) => text.trim()).filter(Boolean);
  const isChoice = rest.type === 'choice' || rest.type === 'choices';
  if (isChoice && lines.length === 0) throw new Invalid([{ field: 'options', key: 'errors.required' }]);
  if (new Set(lines.map((text) => fold(text))).size < lines.length) throw new Invalid([{ field: 'options', key: 'errors.optionTwice' }]);
  return { ...rest, label: translated(labelAr, labelEn), help: translated(helpAr, helpEn), options: isChoice ? readOptions(lines, before) : [] };
}
