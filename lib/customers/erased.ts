import type { Customer } from '#lib/customers/queries';
import { Invalid } from '#lib/problems';

/**
 * A customer whose personal data were erased stays as it is: nobody fills it again by an edit, or brings it back to the list.
 * @throws Invalid
 */
export function closedWhenErased(customer: Pick<Customer, 'erasedAt'>): void {
  if (customer.erasedAt !== null) throw new Invalid([{ field: '', key: 'personalData.closed' }]);
}
