import { checkCustomer } from '#lib/customers/checks';
import { type CheckFacts, noFacts } from '#lib/customers/checks/facts';
import { type FieldName, valuesWith } from '#lib/customers/fields';

export type Given = Partial<Record<FieldName, string>>;

/** What a review finds in a record that has these fields: `field finding`, and what the correction would put there. */
export function found(given: Given, facts: Partial<CheckFacts> = {}): { finding: string; correction?: Given }[] {
  return checkCustomer(valuesWith(given), { ...noFacts('SA'), ...facts }).map(({ field, key, correction }) => ({
    finding: `${field} ${key.replace('checks.', '')}`,
    ...(correction && { correction }),
  }));
}

/** The only thing found, with the correction. */
export const only = (finding: string, correction?: Given) => [{ finding, ...(correction && { correction }) }];
