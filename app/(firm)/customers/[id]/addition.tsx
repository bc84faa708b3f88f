import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { NoPermission } from '../../no-permission';
import { customerAddress, nowhere } from '../addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface AdditionProps {
  customerId: string;
  title: 'contacts.newTitle' | 'deliveries.newTitle';
  /** The form of what is added. */
  children: (given: { ctx: Context; customer: Customer; title: string }) => ReactNode;
}

/** A page on which something is added to a customer, by whom that is allowed; to one whose data were erased, or who was merged into another, nothing is. */
export async function Addition({ customerId, title: titleKey, children }: AdditionProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const customer = await findCustomer(ctx, customerId);
  if (!customer) redirect(nowhere);
  if (!isOpen(customer)) redirect(customerAddress(customerId));
  const title = translator(ctx.locale, ctx.user.digits)(titleKey, { name: customer.name });
  return (
    <>
      <h1>{title}</h1>
      {children({ ctx, customer, title })}
      <title>{title}</title>
    </>
  );
}
