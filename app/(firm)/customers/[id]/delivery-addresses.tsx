import { deliveryAddress, newDeliveryAddress } from '../addresses';
import { restore } from './deliveries/actions';
import { Press } from './press';
import { can } from '#lib/access';
import { addressLines } from '#lib/addresses/lines';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { listDeliveries } from '#lib/deliveries/queries';
import { translator } from '#lib/messages';

/** Where a customer has things delivered, each address as it is printed; archived ones are folded away. */
export async function DeliveryAddresses({ ctx, customer }: { ctx: Context; customer: Customer }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const editable = can(ctx, 'customers.edit') && customer.erasedAt === null;
  const all = await listDeliveries(ctx, customer.id);
  const inUse = all.filter(({ archivedAt }) => archivedAt === null);
  const archived = all.filter(({ archivedAt }) => archivedAt !== null);
  if (all.length === 0 && !editable) return null;
  return (
    <section className={inUse.length > 0 ? 'group' : 'group screen-only'} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('deliveries.title')}</h2>
      {inUse.length === 0 && <p className="help">{t('deliveries.none')}</p>}
      <ul className="people">
        {inUse.map((delivery) => (
          <li key={delivery.id}>
            <p><bdi className="strong">{delivery.label}</bdi></p>
            <address>{addressLines(delivery, ctx.locale).map((line) => <p key={line} dir="auto">{line}</p>)}</address>
            {editable && <p className="screen-only"><a href={deliveryAddress(customer.id, delivery.id)} aria-label={`${t('deliveries.edit')}: ${delivery.label}`}>{t('deliveries.edit')}</a></p>}
          </li>
        ))}
      </ul>
      {editable && <p className="screen-only"><a href={newDeliveryAddress(customer.id)}>{t('deliveries.add')}</a></p>}
      {editable && archived.length > 0 && (
        <details className="screen-only">
          <summary>{t('deliveries.archived', { count: archived.length })}</summary>
          <ul className="rows">
            {archived.map(({ id, label }) => (
              <li key={id}>
                <bdi>{label}</bdi>
                <Press ctx={ctx} action={restore} send={{ customer: customer.id, delivery: id }} word={t('deliveries.restore')} about={label} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
