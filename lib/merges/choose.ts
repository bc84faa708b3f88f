import { type CustomField, customFieldName } from '#lib/custom-fields/field';
import { customerFieldNames, type CustomerValues, type FieldName, fieldsOf } from '#lib/customers/fields';
import { Invalid } from '#lib/problems';

/** What of a customer takes part in a choice. */
export interface Candidate {
  customer: { id: string };
  values: CustomerValues;
}

/** For each field, the id of the customer whose value shall stand. */
export type Choices = ReadonlyMap<FieldName, string>;

/** The fields of which one value is chosen. Categories are all kept, and of consents the stricter stands: of them nothing is chosen. */
export function chosenFields(fields: readonly CustomField[]): FieldName[] {
  return [...customerFieldNames, ...fields.map(customFieldName)];
}

const address = new Set<FieldName>(fieldsOf('where'));
const entered = ({ values }: Candidate, name: FieldName): string => values[name] ?? '';

/** Whether two addresses can be one of which each says a part. */
function agree(one: Candidate, other: Candidate): boolean {
  return [...address].every((name) => entered(one, name) === '' || entered(other, name) === '' || entered(one, name) === entered(other, name));
}

/**
 * Whose value stands until somebody chooses otherwise: that of the one that is kept, or of the first who has one. Of an address
 * only what agrees with the kept one's is filled in: two streets do not make a house.
 */
export function usualChoice(candidates: readonly [Candidate, ...Candidate[]], name: FieldName): string {
  const [kept] = candidates;
  const sources = address.has(name) ? candidates.filter((candidate) => agree(kept, candidate)) : candidates;
  return (sources.find((candidate) => entered(candidate, name) !== '') ?? kept).customer.id;
}

/** One of the values that a field has among these customers, and who has it. */
export interface Option {
  /** Id of the first who has it: this is what is chosen. */
  id: string;
  of: string[];
  value: string;
}

/** The different values of a field, each once; that of the kept one first. */
export function optionsOf(candidates: readonly Candidate[], name: FieldName): Option[] {
  const byValue = Map.groupBy(candidates, (candidate) => entered(candidate, name));
  return [...byValue].map(([value, having]) => ({ id: having[0]?.customer.id ?? '', of: having.map(({ customer }) => customer.id), value }));
}

/**
 * The record as it will be: field for field the chosen value, the categories of all.
 * @param candidates the one that is kept first
 * @throws Invalid when a value is chosen of somebody who is not among them
 */
export function chosenValues(candidates: readonly [Candidate, ...Candidate[]], names: readonly FieldName[], choices: Choices): CustomerValues {
  const [kept] = candidates;
  const values = { ...kept.values };
  for (const name of names) {
    const id = choices.get(name) ?? usualChoice(candidates, name);
    const chosen = candidates.find(({ customer }) => customer.id === id);
    if (!chosen) throw new Invalid([{ field: `from.${name}`, key: 'errors.choice' }]);
    values[name] = entered(chosen, name);
  }
  const categories = candidates.flatMap((candidate) => candidate.values.categories.split('\n').filter(Boolean));
  return { ...values, categories: [...new Set(categories)].toSorted().join('\n') };
}
