import { Addition } from '../../addition';
import { DeliveryForm } from '../delivery-form';
import { noDelivery } from '#lib/deliveries/input';

export default async function NewDelivery({ params }: { params: Promise<{ id: string }> }) {
  return (
    <Addition customerId={(await params).id} title="deliveries.newTitle">
      {({ ctx, customer, title }) => <DeliveryForm ctx={ctx} title={title} customerId={customer.id} values={{ ...noDelivery, country: customer.country ?? ctx.firm.country ?? '' }} />}
    </Addition>
  );
}
