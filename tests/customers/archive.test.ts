import { beforeEach, expect, test } from 'vitest';
import { latestChanges } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { baseOf } from '#lib/customers/base';
import { countArchived, findCustomer, findProfile, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { restoreCustomer } from '#lib/customers/restore';
import { updateCustomer } from '#lib/customers/update';
import { Changed, Missing } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;
let id: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  id = await registerCustomer(ctx, values({ name: 'Maria', city: 'Berlin' }));
});

const listed = async (status: 'active' | 'archived') => (await listCustomers(ctx, { search: 'maria', status, sort: 'name', direction: 'asc', page: 1 })).customers.map(({ name }) => name);

test('an archived customer is in the other list, with all it had, and comes back as it was', async () => {
  const sara = await aColleague(ctx.firm, 'member', 'Sara');
  await archiveCustomer(sara, id, 1);
  expect([await listed('active'), await listed('archived'), await countArchived(ctx)]).toEqual([[], ['Maria'], 1]);
  expect(await findProfile(ctx, id)).toMatchObject({ name: 'Maria', city: 'Berlin', version: 2, updatedByName: 'Sara' });
  expect((await findCustomer(ctx, id))?.archivedAt).toBeGreaterThan(0);
  await restoreCustomer(ctx, id, 2);
  expect([await listed('active'), await listed('archived'), await countArchived(ctx)]).toEqual([['Maria'], [], 0]);
  expect(await findCustomer(ctx, id)).toMatchObject({ name: 'Maria', city: 'Berlin', version: 3, archivedAt: null });
});

test('who saw another version is told, and nothing is written', async () => {
  for (const version of [0, 2, Number.NaN]) await expect(archiveCustomer(ctx, id, version)).rejects.toThrow(Changed);
  expect(await findCustomer(ctx, id)).toMatchObject({ version: 1, archivedAt: null });
  await archiveCustomer(ctx, id, 1);
  await expect(restoreCustomer(ctx, id, 1)).rejects.toThrow(Changed);
  expect(await countArchived(ctx)).toBe(1);
});

test('pressed twice, or by two at once, it is done once', async () => {
  await Promise.all([archiveCustomer(ctx, id, 1), archiveCustomer(ctx, id, 1)]);
  expect(await findCustomer(ctx, id)).toMatchObject({ version: 2 });
  await Promise.all([restoreCustomer(ctx, id, 2), restoreCustomer(ctx, id, 2)]);
  expect(await findCustomer(ctx, id)).toMatchObject({ version: 3 });
  expect(await latestChanges(ctx, id, 10)).toHaveLength(3);
});

test('an archived customer can be edited, and every version there was can be told again', async () => {
  await archiveCustomer(ctx, id, 1);
  await updateCustomer(ctx, id, 2, values({ name: 'Maria', city: 'Bonn' }));
  await restoreCustomer(ctx, id, 3);
  const cities = await Promise.all([1, 2, 3, 4].map((version) => baseOf(ctx, id, version)));
  expect(cities.map((base) => base?.values.city)).toEqual(['Berlin', 'Berlin', 'Bonn', 'Bonn']);
});

test('there is nobody to archive or restore under an unknown id', async () => {
  await expect(archiveCustomer(ctx, 'nobody', 1)).rejects.toThrow(Missing);
  await expect(restoreCustomer(ctx, 'nobody', 1)).rejects.toThrow(Missing);
});

test('a number is never given twice, also when customers are archived', async () => {
  await archiveCustomer(ctx, id, 1);
  expect((await findCustomer(ctx, await registerCustomer(ctx, values())))?.number).toBe(2);
  expect((await listCustomers(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 })).total).toBe(1);
});
