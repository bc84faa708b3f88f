import type { Context } from '#lib/context';
import { valuesOf } from '#lib/customers/input';
import type { Customer } from '#lib/customers/queries';
import { updateCustomer } from '#lib/customers/update';
import { Invalid } from '#lib/problems';

/**
 * Says who a customer's main contact is, where the form says it as well. It is an edit of the customer like any other.
 * @param name null when there shall be none
 * @throws Forbidden, Missing, Changed; Invalid also when the firm requires that there is one
 */
export function nameMainContact(ctx: Context, customer: Customer, name: string | null, version = customer.version): Promise<void> {
  return updateCustomer(ctx, customer.id, version, { ...valuesOf(customer), contactName: name ?? '' }).catch((error: unknown) => {
    const required = error instanceof Invalid && error.problems.some(({ field, key }) => field === 'contactName' && key === 'errors.required');
    throw required ? new Invalid([{ field: '', key: 'contacts.mainRequired' }]) : error;
  });
}
