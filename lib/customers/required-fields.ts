import type { FieldPolicy, RequiredFor } from '#db/schema/firms';
import type { Firm } from '#lib/context';
import type { CustomerFieldName } from '#lib/customers/fields';

export type { FieldPolicy, RequiredFor };

/** What a firm begins with: the six of the article this register was made after; its "address" is the street. */
export const articleSix: CustomerFieldName[] = ['name', 'street', 'city', 'postalCode', 'email', 'phone'];

/** Built-in fields that a firm may require. A kind is always chosen; the rest have no meaning as a duty. */
export const requirable: CustomerFieldName[] = [
  'name', 'contactName', 'taxId', 'country', 'street', 'buildingNumber', 'additionalNumber', 'district', 'city', 'postalCode', 'region', 'email', 'phone', 'paymentTermDays',
];

/** A policy that requires these fields to save, of every kind of customer. */
export const requiringToSave = (names: readonly string[]): FieldPolicy =>
  Object.fromEntries(names.map((name) => [name, { person: 'save', company: 'save' }] as const));

/** What the firm requires: its own policy, or what every firm begins with. The name always is. */
export function policyOf(firm: Firm): FieldPolicy {
  return { ...(firm.requiredFields ?? requiringToSave(articleSix)), ...requiringToSave(['name']) };
}

/** The fields that must be filled, for this, of a customer of this kind. What is required to save is required to invoice as well. */
export function requiredFields(firm: Firm, kind: string, purpose: RequiredFor = 'save'): ReadonlySet<string> {
  const ofKind = kind === 'company' ? 'company' : 'person';
  const entries = Object.entries(policyOf(firm)).filter(([, levels]) => levels[ofKind] === 'save' || (purpose === 'invoice' && levels[ofKind] === 'invoice'));
  return new Set(entries.map(([name]) => name));
}
