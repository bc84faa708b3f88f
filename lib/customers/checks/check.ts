import type { CheckFacts } from '#lib/customers/checks/facts';
import type { CustomerFieldName, CustomerValues, FieldName } from '#lib/customers/fields';
import type { MessageKey, MessageValues } from '#lib/messages';

/** What fields would hold after one press. */
export type Correction = Partial<Record<FieldName, string>>;

/** Something that looks like a slip. It is pointed out and blocks nothing. A check finds one thing of a kind in a field, however often it is there. */
export interface Finding {
  field: FieldName;
  key: MessageKey;
  values?: MessageValues;
  /** Where it is clear what was meant. */
  correction?: Correction;
  /** Another customer of whom it speaks. */
  customerId?: string;
}

/** The record with a correction made. */
export const corrected = (values: CustomerValues, correction: Correction): CustomerValues => ({ ...values, ...correction }) as CustomerValues;

/** Looks at the values of one form and says what seems wrong. Pure: it reads nothing else and changes nothing. */
export type Check = (values: CustomerValues, facts: CheckFacts) => Finding[];

/** Fields that hold a name or a part of an address, written in words. */
export const wordFields = ['name', 'contactName', 'street', 'district', 'city', 'region'] as const satisfies readonly CustomerFieldName[];

/** The country that rules how numbers and codes are written; null when neither the customer's nor the firm's is known. */
export function countryOf({ country }: CustomerValues, { home }: CheckFacts): string | null {
  return country || home;
}
