import type { Firm } from '#lib/context';
import { type CustomerFieldName, isCustomerField } from '#lib/customers/fields';

/** What a firm begins with: the six of the article this register was made after; its "address" is the street. */
export const articleSix: CustomerFieldName[] = ['name', 'street', 'city', 'postalCode', 'email', 'phone'];

/** Fields that a firm may require. A kind is always chosen; the rest have no meaning as a duty. */
export const requirable: CustomerFieldName[] = [
  'name', 'contactName', 'taxId', 'country', 'street', 'buildingNumber', 'district', 'city', 'postalCode', 'region', 'email', 'phone', 'paymentTermDays',
];

/** The firm's policy: which fields must be filled to save a customer. The name always must. */
export function requiredFields(firm: Firm): ReadonlySet<CustomerFieldName> {
  return new Set<CustomerFieldName>(['name', ...(firm.requiredFields ?? articleSix).filter(isCustomerField)]);
}
