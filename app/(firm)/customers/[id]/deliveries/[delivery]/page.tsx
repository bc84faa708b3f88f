import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { archive } from '../actions';
import { DeliveryForm } from '../delivery-form';
import { Press } from '../../press';
import { can } from '#lib/access';
import { isOpen } from '#lib/customers/open';
import { deliveryValues } from '#lib/deliveries/input';
import { findDelivery } from '#lib/deliveries/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function EditDelivery({ params }: { params: Promise<{ id: string; delivery: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id, delivery: deliveryId } = await params;
  const found = await findDelivery(ctx, deliveryId);
  if (!found || found.customer.id !== id) redirect(nowhere);
  const { delivery, customer } = found;
  if (!isOpen(customer) || delivery.archivedAt) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('deliveries.editTitle', { name: delivery.label });
  return (
    <>
      <h1>{title}</h1>
      <DeliveryForm ctx={ctx} title={title} customerId={id} deliveryId={deliveryId} values={deliveryValues(delivery)} />
      <Press ctx={ctx} action={archive} send={{ customer: id, delivery: deliveryId }} word={t('deliveries.archive')} />
      <title>{title}</title>
    </>
  );
}
