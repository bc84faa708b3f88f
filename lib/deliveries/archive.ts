import { and, eq } from 'drizzle-orm';
import { deliveryAddresses } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findDelivery } from '#lib/deliveries/queries';
import { Missing } from '#lib/problems';

/**
 * Takes a delivery address out of sight. It is not deleted: documents may name it.
 * @throws Forbidden, Missing, Invalid
 */
export async function archiveDelivery(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findDelivery(ctx, id);
    if (!found) throw new Missing(id);
    demandOpen(found.customer);
    if (found.delivery.archivedAt) return;
    await db.update(deliveryAddresses).set({ archivedAt: now() }).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.id, id)));
    await record(db, ctx, { action: 'delivery.archived', subjectId: id });
  });
}

/**
 * Brings an archived delivery address back.
 * @throws Forbidden, Missing, Invalid
 */
export async function restoreDelivery(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findDelivery(ctx, id);
    if (!found) throw new Missing(id);
    demandOpen(found.customer);
    if (!found.delivery.archivedAt) return;
    await db.update(deliveryAddresses).set({ archivedAt: null }).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.id, id)));
    await record(db, ctx, { action: 'delivery.restored', subjectId: id });
  });
}
