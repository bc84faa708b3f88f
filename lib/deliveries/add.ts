import { deliveryAddresses } from '#db/schema/contacts';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { deliveryChanges, deliverySchema, type DeliveryInput, type DeliveryValues, deliveryValues, noDelivery } from '#lib/deliveries/input';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Invalid, Missing } from '#lib/problems';

/**
 * Checks what was typed.
 * @throws Invalid also when it says neither street nor city
 */
export function parseDelivery(values: DeliveryValues): DeliveryInput {
  const input = parse(deliverySchema, values);
  if (!input.street && !input.city) throw new Invalid([{ field: 'street', key: 'deliveries.empty' }]);
  return input;
}

/**
 * Notes one more place where a customer has things delivered.
 * @returns the address's id, which it keeps
 * @throws Forbidden, Missing, Invalid
 */
export async function addDelivery(ctx: Context, customerId: string, values: DeliveryValues): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const customer = await findCustomer(ctx, customerId);
    if (!customer) throw new Missing(customerId);
    demandOpen(customer);
    const input = parseDelivery(values);
    const id = newId();
    await db.insert(deliveryAddresses).values({ id, firmId: ctx.firm.id, customerId, ...input, createdAt: now() });
    await record(db, ctx, { action: 'delivery.added', subjectId: id, changes: deliveryChanges(noDelivery, deliveryValues(input)) });
    return id;
  });
}
