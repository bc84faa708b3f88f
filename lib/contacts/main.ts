import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { recordOf } from '#lib/customers/record';
import { updateCustomer } from '#lib/customers/update';
import { Invalid } from '#lib/problems';

/**
 * Says who a customer's main contact is, where the form says it as well. It is an edit of the customer like any other.
 * @param name null when there shall be none
 * @throws Forbidden, Missing, Changed; Invalid also when the firm requires that there is one
 */
export async function nameMainContact(ctx: Context, customer: Customer, name: string | null, version = customer.version): Promise<void> {
  const values = { ...(await recordOf(ctx, customer)), contactName: name ?? '' };
  await updateCustomer(ctx, customer.id, version, values).catch((error: unknown) => {
    const required = error instanceof Invalid && error.problems.some(({ field, key }) => field === 'contactName' && key === 'errors.required');
    throw required ? new Invalid([{ field: '', key: 'contacts.mainRequired' }]) : error;
  });
}
