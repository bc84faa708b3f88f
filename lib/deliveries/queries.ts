import { and, asc, eq } from 'drizzle-orm';
import { deliveryAddresses } from '#db/schema/contacts';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';

export type Delivery = typeof deliveryAddresses.$inferSelect;

/** Where a customer has things delivered, archived addresses as well, in the order in which they were entered. */
export async function listDeliveries(ctx: Context, customerId: string): Promise<Delivery[]> {
  return read(ctx, 'customers.view', (db) =>
    db
      .select()
      .from(deliveryAddresses)
      .where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.customerId, customerId)))
      .orderBy(asc(deliveryAddresses.createdAt), asc(deliveryAddresses.id)),
  );
}

/** A delivery address with its customer; null when it is not there for this firm. */
export async function findDelivery(ctx: Context, id: string): Promise<{ delivery: Delivery; customer: Customer } | null> {
  const [delivery] = await read(ctx, 'customers.view', (db) =>
    db.select().from(deliveryAddresses).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.id, id))).limit(1),
  );
  const customer = delivery ? await findCustomer(ctx, delivery.customerId) : null;
  return delivery && customer ? { delivery, customer } : null;
}
