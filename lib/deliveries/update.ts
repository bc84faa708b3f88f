import { and, eq } from 'drizzle-orm';
import { deliveryAddresses } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { parseDelivery } from '#lib/deliveries/add';
import { deliveryChanges, deliverySeen, type DeliveryValues, deliveryValues } from '#lib/deliveries/input';
import { findDelivery } from '#lib/deliveries/queries';
import { Changed, Missing } from '#lib/problems';

/**
 * Replaces what a delivery address says. Its id stays.
 * @param seen the address as the person saw it (`deliverySeen`)
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved in between
 */
export async function updateDelivery(ctx: Context, id: string, seen: string, values: DeliveryValues): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findDelivery(ctx, id);
    if (!found || found.delivery.archivedAt) throw new Missing(id);
    demandOpen(found.customer);
    const before = deliveryValues(found.delivery);
    if (deliverySeen(before) !== seen) throw new Changed(id);
    const input = parseDelivery(values);
    const changes = deliveryChanges(before, deliveryValues(input));
    if (Object.keys(changes).length === 0) return;
    await db.update(deliveryAddresses).set(input).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.id, id)));
    await record(db, ctx, { action: 'delivery.updated', subjectId: id, changes });
  });
}
