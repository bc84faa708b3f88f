import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { addDelivery } from '#lib/deliveries/add';
import { archiveDelivery, restoreDelivery } from '#lib/deliveries/archive';
import { deliverySeen, type DeliveryValues, deliveryValues, noDelivery } from '#lib/deliveries/input';
import { findDelivery, listDeliveries } from '#lib/deliveries/queries';
import { updateDelivery } from '#lib/deliveries/update';
import { Changed, type Invalid, Missing } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;
let customer: string;
const warehouse: DeliveryValues = { ...noDelivery, label: 'Warehouse', country: 'SA', buildingNumber: '7412', street: 'King Fahd Road', district: 'Al Olaya', city: 'Riyadh', postalCode: '12213', additionalNumber: '2113' };

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  customer = await registerCustomer(ctx, values({ city: 'Berlin' }));
});

test('a customer has any number of delivery addresses, in the order in which they were entered', async () => {
  for (let index = 0; index < 12; index += 1) await addDelivery(ctx, customer, { ...warehouse, label: `Branch ${index}` });
  expect((await listDeliveries(ctx, customer)).map(({ label }) => label)).toEqual(Array.from({ length: 12 }, (_, index) => `Branch ${index}`));
  expect(await findCustomer(ctx, customer)).toMatchObject({ city: 'Berlin', version: 1 });
});

test('an address keeps its id through every change, and when it is archived and brought back', async () => {
  const id = await addDelivery(ctx, customer, warehouse);
  await updateDelivery(ctx, id, deliverySeen(warehouse), { ...warehouse, city: 'Jeddah', additionalNumber: '' });
  await archiveDelivery(ctx, id);
  expect((await findDelivery(ctx, id))?.delivery.archivedAt).toBeGreaterThan(0);
  await expect(updateDelivery(ctx, id, '', warehouse)).rejects.toThrow(Missing);
  await restoreDelivery(ctx, id);
  const found = await findDelivery(ctx, id);
  expect(found && deliveryValues(found.delivery)).toEqual({ ...warehouse, city: 'Jeddah', additionalNumber: '' });
  expect(found?.delivery).toMatchObject({ id, archivedAt: null, additionalNumber: null });
});

test.each([
  [{ label: '' }, 'label', 'errors.required'],
  [{ country: 'XX' }, 'country', 'errors.choice'],
  [{ postalCode: '1'.repeat(21) }, 'postalCode', 'errors.tooLong'],
  [{ street: '', city: '' }, 'street', 'deliveries.empty'],
] as const)('what cannot be right is refused, and nothing is written: %j', async (wrong, field, key) => {
  const error = await addDelivery(ctx, customer, { ...warehouse, ...wrong }).catch((error: unknown) => error);
  expect((error as Invalid).problems).toMatchObject([{ field, key }]);
  expect(await listDeliveries(ctx, customer)).toEqual([]);
});

test('nobody overwrites what they have not seen', async () => {
  const id = await addDelivery(ctx, customer, warehouse);
  await updateDelivery(ctx, id, deliverySeen(warehouse), { ...warehouse, city: 'Jeddah' });
  await expect(updateDelivery(ctx, id, deliverySeen(warehouse), { ...warehouse, city: 'Mekka' })).rejects.toThrow(Changed);
  expect((await findDelivery(ctx, id))?.delivery.city).toBe('Jeddah');
});

test('there is no address under an unknown id', async () => {
  const uses = [() => updateDelivery(ctx, 'none', '', warehouse), () => archiveDelivery(ctx, 'none'), () => restoreDelivery(ctx, 'none'), () => addDelivery(ctx, 'nobody', warehouse)];
  for (const use of uses) await expect(use()).rejects.toThrow(Missing);
});
