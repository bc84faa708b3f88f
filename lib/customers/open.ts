import type { Customer } from '#lib/customers/queries';
import { Invalid } from '#lib/problems';

/** Whether a customer can be changed: neither erased nor merged into another. */
export const isOpen = ({ erasedAt, mergedIntoId }: Pick<Customer, 'erasedAt' | 'mergedIntoId'>): boolean => erasedAt === null && mergedIntoId === null;

/**
 * What was merged into another stays as it was: whatever is entered belongs to the one that was kept.
 * @throws Invalid
 */
export function demandUnmerged({ mergedIntoId }: Pick<Customer, 'mergedIntoId'>): void {
  if (mergedIntoId !== null) throw new Invalid([{ field: '', key: 'merges.closed' }]);
}

/**
 * A customer whose personal data were erased stays as it is, too: nobody fills it again by an edit, or brings it back to the list.
 * @throws Invalid
 */
export function demandOpen(customer: Pick<Customer, 'erasedAt' | 'mergedIntoId'>): void {
  if (customer.erasedAt !== null) throw new Invalid([{ field: '', key: 'personalData.closed' }]);
  demandUnmerged(customer);
}
