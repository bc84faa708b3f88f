import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { counters } from '#db/schema/counters';
import { customerCounts, customers } from '#db/schema/customers';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { customerNumberFaults } from '#lib/customers/verify-numbers';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('owner', { name: 'Northwind' });
  for (const name of ['One', 'Two', 'Three']) await registerCustomer(ctx, values({ name }));
});

const numbered = (number: number) => and(eq(customers.firmId, ctx.firm.id), eq(customers.number, number));
const remove = (number: number) => store.write((db) => db.delete(customers).where(numbered(number)));
const renumber = (number: number, to: number) => store.write((db) => db.update(customers).set({ number: to }).where(numbered(number)));
const count = (last: number) => store.write((db) => db.update(counters).set({ last }).where(eq(counters.firmId, ctx.firm.id)));

test('numbers that were given one after the other have no fault, in each of several firms', async () => {
  const other = await aFirm();
  await registerCustomer(other, values());
  expect(await customerNumberFaults()).toEqual([]);
});

test('a firm without customers has no fault, and neither has an installation without firms', async () => {
  await aFirm();
  expect(await customerNumberFaults()).toEqual([]);
  await openEmptyStore();
  expect(await customerNumberFaults()).toEqual([]);
});

test('a registration that failed leaves no fault', async () => {
  await expect(registerCustomer(ctx, values({ name: '' }))).rejects.toThrow('name');
  expect(await customerNumberFaults()).toEqual([]);
});

test.each<[string, () => Promise<unknown>]>([
  ['the first is missing', () => remove(1)],
  ['one between is missing', () => remove(2)],
  ['the last is missing', () => remove(3)],
  ['one has a number that was never given', () => renumber(2, 4)],
  ['one has the number 0', () => renumber(1, 0)],
  ['one has a number below 0', () => renumber(2, -2)],
  ['the counter lags behind', () => count(2)],
  ['the counter runs ahead', () => count(4)],
  ['the counter is gone', () => store.write((db) => db.delete(counters))],
])('it is told of the firm when %s', async (_, spoil) => {
  await aFirm();
  await spoil();
  const faults = await customerNumberFaults();
  expect(faults).toEqual([expect.stringMatching(/^Northwind has \d customers with numbers -?\d to \d, and the last number given was \d$/)]);
});

test('a firm that has lost all its customers is told', async () => {
  await store.write((db) => db.delete(customers));
  expect(await customerNumberFaults()).toEqual(['Northwind has 0 customers with numbers – to –, and the last number given was 3']);
});

test('a count that is not the number of customers is told', async () => {
  await store.write((db) => db.update(customerCounts).set({ archived: 4 }).where(eq(customerCounts.firmId, ctx.firm.id)));
  expect(await customerNumberFaults()).toEqual(['Northwind has 3 customers, and its count says 7']);
});
