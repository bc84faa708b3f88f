import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { customerCounts, customers } from '#db/schema/customers';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { customerNumberFaults } from '#lib/customers/verify-numbers';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  for (const name of ['A', 'B', 'C']) await registerCustomer(ctx, values({ name }));
  await aFirm();
});

test('there is nothing to say about firms as the program leaves them', async () => {
  expect(await customerNumberFaults()).toEqual([]);
});

test('a customer that is gone is missed', async () => {
  await store.write((db) => db.delete(customers).where(eq(customers.number, 2)));
  expect(await customerNumberFaults()).toEqual([`${ctx.firm.name} has 2 customers with numbers 1 to 3, and the last number given was 3`]);
});

test('a count that is not the number of customers is told', async () => {
  await store.write((db) => db.update(customerCounts).set({ archived: 4 }).where(eq(customerCounts.firmId, ctx.firm.id)));
  expect(await customerNumberFaults()).toEqual([`${ctx.firm.name} has 3 customers, and its count says 7`]);
});
