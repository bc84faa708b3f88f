import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import type { Context } from '#lib/context';
import { type CustomerFilter, countCustomers, listCustomers, pageSize } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const filter = (given: Partial<CustomerFilter>): CustomerFilter => ({ search: '', status: 'active', sort: 'name', direction: 'asc', page: 1, ...given });

const names = async (given: Partial<CustomerFilter>) => (await listCustomers(ctx, filter(given))).map(({ name }) => name);

const register = (...called: string[]) => Promise.all(called.map((name) => registerCustomer(ctx, values({ name }))));

test('the list is in the order of the folded names, or of the numbers, or of the time, either way', async () => {
  const byNumber = ['Çelik', 'anna', 'Bob', 'Ángel', 'أحمد', 'احسان', 'إيمان'];
  for (const name of byNumber) await registerCustomer(ctx, values({ name }));
  const byName = ['Ángel', 'anna', 'Bob', 'Çelik', 'احسان', 'أحمد', 'إيمان'];
  expect(await names({ sort: 'name' })).toEqual(byName);
  expect(await names({ sort: 'name', direction: 'desc' })).toEqual(byName.toReversed());
  for (const sort of ['number', 'created'] as const) {
    expect(await names({ sort })).toEqual(byNumber);
    expect(await names({ sort, direction: 'desc' })).toEqual(byNumber.toReversed());
  }
});

test('the list is paged without skipping or repeating anybody, also where all have one name', async () => {
  const total = pageSize * 2 + 1;
  await register(...Array.from({ length: total }, () => 'Mohammed'));
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  for (const direction of ['asc', 'desc'] as const) {
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push((await listCustomers(ctx, filter({ direction, page }))).map(({ number }) => number));
    expect(pages.map((page) => page.length)).toEqual([pageSize, pageSize, 1, 0]);
    expect(pages.flat()).toEqual(direction === 'asc' ? numbers : numbers.toReversed());
  }
  expect(await countCustomers(ctx, filter({ page: 4 }))).toBe(total);
});

test('a search is paged like the list', async () => {
  await register(...Array.from({ length: pageSize + 2 }, (_, index) => `Mohammed ${index % 2}`), 'Ana');
  expect(await names({ search: 'mohammed', page: 1 })).toHaveLength(pageSize);
  expect(await names({ search: 'mohammed', page: 2 })).toEqual(['Mohammed 1', 'Mohammed 1']);
  expect(await countCustomers(ctx, filter({ search: 'mohammed' }))).toBe(pageSize + 2);
});

test.each([0, -1, 2, 1e9, 1e12, Number.MAX_SAFE_INTEGER])('there is nothing on page %d of a list of one', async (page) => {
  await register('Ana');
  expect(await listCustomers(ctx, filter({ page }))).toEqual([]);
  expect(await countCustomers(ctx, filter({ page }))).toBe(1);
});

test('the archived are shown apart from the others', async () => {
  const [id = ''] = await register('Old', 'New');
  await store.write((db) => db.update(customers).set({ archivedAt: 1 }).where(eq(customers.id, id)));
  expect(await names({})).toEqual(['New']);
  expect(await names({ status: 'archived' })).toEqual(['Old']);
  expect(await names({ status: 'archived', search: 'new' })).toEqual([]);
});

test('a row of the list carries what the list shows', async () => {
  await registerCustomer(ctx, values({ name: 'Sara', city: 'الرياض', email: 'sara@example.com', phone: '0501234567', country: 'SA' }));
  expect(await listCustomers(ctx, filter({}))).toEqual([
    { id: expect.any(String), number: 1, name: 'Sara', city: 'الرياض', email: 'sara@example.com', phone: '0501234567', phoneInternational: '+966501234567' },
  ]);
});
