import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { DeliveryForm } from '../delivery-form';
import { can } from '#lib/access';
import { isOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { noDelivery } from '#lib/deliveries/input';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function NewDelivery({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const customer = await findCustomer(ctx, id);
  if (!customer) redirect(nowhere);
  if (!isOpen(customer)) redirect(customerAddress(id));
  const title = translator(ctx.locale, ctx.user.digits)('deliveries.newTitle', { name: customer.name });
  return (
    <>
      <h1>{title}</h1>
      <DeliveryForm ctx={ctx} title={title} customerId={id} values={{ ...noDelivery, country: customer.country ?? ctx.firm.country ?? '' }} />
      <title>{title}</title>
    </>
  );
}
