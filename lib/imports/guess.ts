import type { ColumnMapping } from '#db/schema/imports';
import type { Context } from '#lib/context';
import type { RecordRules } from '#lib/customers/rules';
import { labelsOf, type Target } from '#lib/imports/fields';
import { headingKey, nameParts, synonyms } from '#lib/imports/synonyms';

/** By what a heading is known for a field: first the field's own name and labels, then what else it is called. */
function knownHeadings(ctx: Context, rules: RecordRules): Map<string, Target> {
  const labels = labelsOf(ctx, rules);
  const own = [...labels].flatMap(([name, words]) => [name, ...words].map((word) => [headingKey(word), name] as const));
  const others = Object.entries(synonyms).flatMap(([name, words]) => words.map((word) => [headingKey(word), name as Target] as const));
  return new Map([...others, ...own].filter(([key]) => key !== ''));
}

/**
 * What the columns of a file most likely are, by their headings. Of several that are called alike, the first; parts of a name
 * become one where no column has it whole.
 */
export function guessMapping(ctx: Context, rules: RecordRules, headings: readonly string[]): ColumnMapping {
  const known = knownHeadings(ctx, rules);
  const mapping: ColumnMapping = {};
  const taken = new Set<string>();
  for (const [column, heading] of headings.entries()) {
    const target = known.get(headingKey(heading));
    if (!target || taken.has(target)) continue;
    mapping[column] = target;
    taken.add(target);
  }
  if (!taken.has('name')) {
    const parts = new Set(nameParts.map(headingKey));
    for (const [column, heading] of headings.entries()) if (parts.has(headingKey(heading))) mapping[column] = 'name';
  }
  return mapping;
}

/** Whether rows that say nothing of it are companies: where there is a contact beside the name, or the name is called a company's. */
export function guessKind(headings: readonly string[], mapping: ColumnMapping): 'person' | 'company' {
  const isCompany = Object.entries(mapping).some(([column, target]) => target === 'contactName' || (target === 'name' && /company|organi[sz]ation|business|شرك|منشا|منشأ|مؤسس/iu.test(headings[Number(column)] ?? '')));
  return isCompany ? 'company' : 'person';
}
