import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { findCustomer, findProfile, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { Changed, Invalid, Missing } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;
let id: string;
const before = values({ name: 'Maria', city: 'Berlin', phone: '0501234567', country: 'SA' });

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  id = await registerCustomer(ctx, before);
});

const changesOf = async () => (await store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position))).map(({ changes }) => changes).slice(1);
const found = async (search: string) => (await listCustomers(ctx, { search, status: 'active', sort: 'name', direction: 'asc', page: 1 })).total;

test('an update replaces every value, counts the version, and says who did it', async () => {
  const colleague = await aColleague(ctx.firm, 'member', 'Sara');
  await updateCustomer(colleague, id, 1, values({ name: 'Ana', terms: 'cash' }));
  expect(await findProfile(ctx, id)).toMatchObject({ number: 1, version: 2, name: 'Ana', terms: 'cash', city: null, phone: null, phoneInternational: null, updatedByName: 'Sara' });
  expect((await findProfile(ctx, id))?.createdBy).toBe(ctx.user.id);
});

test('an update records the old and the new value of what changed, and of nothing else', async () => {
  await updateCustomer(ctx, id, 1, { ...before, name: 'Ana', city: '', paymentTermDays: '٣٠' });
  expect(await changesOf()).toEqual([{ name: { from: 'Maria', to: 'Ana' }, city: { from: 'Berlin', to: '' }, paymentTermDays: { from: '', to: '30' } }]);
});

test('values that say the same, however they are written, change nothing and leave no trace', async () => {
  await updateCustomer(ctx, id, 1, { ...before, name: '  Maria\n', city: 'Berlin ' });
  expect(await findCustomer(ctx, id)).toMatchObject({ version: 1 });
  expect(await changesOf()).toEqual([]);
});

test('a changed customer is found by what it is now, and no more by what it was', async () => {
  await updateCustomer(ctx, id, 1, { ...before, name: 'Ana Trujillo', phone: '+4930123456' });
  expect([await found('trujillo'), await found('maria'), await found('0501234567'), await found('030123456')]).toEqual([1, 0, 0, 1]);
});

test('who saw another version is told, and nothing is written', async () => {
  for (const version of [0, 2, -1, Number.NaN]) await expect(updateCustomer(ctx, id, version, { ...before, name: 'Ana' })).rejects.toThrow(Changed);
  expect(await findCustomer(ctx, id)).toMatchObject({ name: 'Maria', version: 1 });
});

test('of many who update one version at once, one succeeds', async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => updateCustomer(ctx, id, 1, { ...before, name: `Name ${index}` })));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await findCustomer(ctx, id)).toMatchObject({ version: 2 });
  expect(await changesOf()).toHaveLength(1);
});

test('an update that is refused writes nothing', async () => {
  await expect(updateCustomer(ctx, id, 1, { ...before, name: '', city: 'Bonn' })).rejects.toThrow(Invalid);
  expect(await findCustomer(ctx, id)).toMatchObject({ name: 'Maria', city: 'Berlin', version: 1 });
});

test('there is nobody to update under an unknown id', async () => {
  await expect(updateCustomer(ctx, 'nobody', 1, before)).rejects.toThrow(Missing);
});

test('every version that there ever was can be told again', async () => {
  const versions = [before, { ...before, name: 'Ana', city: 'Bonn' }, { ...before, city: '' }, { ...before, city: 'Ulm', terms: 'a\nb', paymentTermDays: '30' }, before];
  for (const [version, now] of versions.entries()) if (version > 0) await updateCustomer(ctx, id, version, now);
  for (const [index, then] of versions.entries()) expect(await baseOf(ctx, id, index + 1)).toEqual({ id, version: index + 1, values: then });
});

test.each([0, -1, 3, 1.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY])('there never was a version %d', async (version) => {
  await updateCustomer(ctx, id, 1, { ...before, name: 'Ana' });
  expect(await baseOf(ctx, id, version)).toBeNull();
});

test('there is no version of a customer that is not there', async () => expect(await baseOf(ctx, 'nobody', 1)).toBeNull());
