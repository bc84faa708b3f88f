import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import type { Context } from '#lib/context';
import { type CustomerFilter, listCustomers, pageSize, sortOrders } from '#lib/customers/queries';
import { defineField } from '#lib/custom-fields/define';
import { archiveCustomer } from '#lib/customers/archive';
import { deriveCustomers } from '#lib/customers/derive';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { searchText } from '#lib/customers/search-text';
import { newId } from '#lib/ids';
import { fold } from '#lib/text';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const filter = (given: Partial<CustomerFilter>): CustomerFilter => ({ search: '', status: 'active', sort: 'name', direction: 'asc', page: 1, ...given });

const list = (given: Partial<CustomerFilter>) => listCustomers(ctx, filter(given));

const names = async (given: Partial<CustomerFilter>) => (await list(given)).customers.map(({ name }) => name);

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
    for (const page of [1, 2, 3, 4]) pages.push((await list({ direction, page })).customers.map(({ number }) => number));
    expect(pages.map((page) => page.length)).toEqual([pageSize, pageSize, 1, 0]);
    expect(pages.flat()).toEqual(direction === 'asc' ? numbers : numbers.toReversed());
  }
  for (const page of [1, 3, 4]) expect((await list({ page })).total).toBe(total);
});

test('a search is paged like the list', async () => {
  await register(...Array.from({ length: pageSize + 2 }, (_, index) => `Mohammed ${index % 2}`), 'Ana');
  expect(await names({ search: 'mohammed', page: 1 })).toHaveLength(pageSize);
  expect(await names({ search: 'mohammed', page: 2 })).toEqual(['Mohammed 1', 'Mohammed 1']);
  for (const page of [1, 2, 3]) expect((await list({ search: 'mohammed', page })).total).toBe(pageSize + 2);
});

/** More than are looked up one by one, with names and balances in another order than numbers, and every five hundredth archived. */
const many = Array.from({ length: 5200 }, (_, index) => {
  const [name, city] = [`Common ${(index * 7919) % 1301}`, ['عمّان', 'Jeddah', 'Riyadh', 'São Paulo'][index % 4] ?? ''];
  const number = index + 1;
  const searched = searchText({ number, name, city, contactName: null, taxId: null, email: null, phone: null, phoneInternational: null });
  return { number, name, city, sortName: fold(name), searchText: searched, archivedAt: index % 500 === 0 ? 1 : null, standing: ((index * 13) % 7) * 100 - 300, lastDay: ['', '2026-01-01', '2025-07-09'][index % 3] ?? '' };
});

/** Straight into the table: registering so many would take minutes. */
async function insertMany(): Promise<void> {
  const written = { firmId: ctx.firm.id, kind: 'person' as const, version: 1, createdAt: 0, createdBy: ctx.user.id, updatedAt: 0, updatedBy: ctx.user.id };
  const rows = many.map((customer) => ({ ...customer, ...written, id: newId() }));
  await store.write(async (db) => {
    for (let from = 0; from < rows.length; from += 400) await db.insert(customers).values(rows.slice(from, from + 400));
  });
}

/** Numbers of those whom the list must show, found without a database. */
function expected({ search, status, sort, direction }: CustomerFilter): number[] {
  const words = fold(search).split(' ');
  const shown = many.filter((customer) => (customer.archivedAt !== null) === (status === 'archived') && words.every((word) => customer.searchText.includes(word)));
  const byName = shown.toSorted((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.number - b.number));
  const orders: Partial<Record<CustomerFilter['sort'], typeof many>> = {
    name: byName, balance: byName.toSorted((a, b) => a.standing - b.standing), activity: byName.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0)),
  };
  const inOrder = orders[sort] ?? shown;
  return (direction === 'asc' ? inOrder : inOrder.toReversed()).map(({ number }) => number);
}

test('among many, every search is exact, in its order, and paged without skipping or repeating', async () => {
  await insertMany();
  const searches = ['', 'common', 'common jeddah', 'comm 12', 'عم', 'عمان', 'om', '1', 'jeddah 7', '1300', 'a', 'mm ري', 'zz', 'common zzz', '77 77'];
  const asked = searches.flatMap((search) => sortOrders.flatMap((sort) => [filter({ search, sort }), filter({ search, sort, direction: 'desc', status: 'archived' })]));
  for (const list of asked) {
    const numbers = expected(list);
    const last = Math.ceil(numbers.length / pageSize);
    for (const page of new Set([1, 2, Math.ceil(last / 2) || 1, last || 1, last + 1])) {
      const { customers, total } = await listCustomers(ctx, { ...list, page });
      expect({ ...list, page, total, numbers: customers.map(({ number }) => number) }).toEqual({
        ...list, page, total: numbers.length, numbers: numbers.slice((page - 1) * pageSize, page * pageSize),
      });
    }
  }
});

test('the count follows whatever is done to customers', async () => {
  const ids = await register('A', 'B', 'C');
  const [first = ''] = ids;
  const counts = async () => [(await list({ page: 9 })).total, (await list({ page: 9, status: 'archived' })).total];
  const set = (values: Partial<typeof customers.$inferInsert>, id: string) => store.write((db) => db.update(customers).set(values).where(eq(customers.id, id)));
  expect(await counts()).toEqual([3, 0]);
  await set({ archivedAt: 1 }, first);
  expect(await counts()).toEqual([2, 1]);
  await set({ archivedAt: 2 }, first);
  expect(await counts()).toEqual([2, 1]);
  await set({ archivedAt: null }, first);
  expect(await counts()).toEqual([3, 0]);
  const other = await aFirm();
  await set({ firmId: other.firm.id, archivedAt: 1 }, first);
  expect(await counts()).toEqual([2, 0]);
  expect((await listCustomers(other, filter({ page: 9, status: 'archived' }))).total).toBe(1);
  await store.write((db) => db.delete(customers).where(eq(customers.firmId, ctx.firm.id)));
  expect(await counts()).toEqual([0, 0]);
});

test('a customer that is not saved is not counted', async () => {
  await register('A');
  const lost = store.write(async () => {
    await registerCustomer(ctx, values({ name: 'B' }));
    throw new Error('no disk');
  });
  await expect(lost).rejects.toThrow('no disk');
  expect((await list({ page: 9 })).total).toBe(1);
});

test.each([0, -1, 2, 1e9, 1e12, Number.MAX_SAFE_INTEGER])('there is nothing on page %d of a list of one', async (page) => {
  await register('Ana');
  expect(await list({ page })).toEqual({ customers: [], total: 1 });
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
  expect((await list({})).customers).toEqual([
    { key: expect.any(Number), id: expect.any(String), number: 1, name: 'Sara', contactName: null, taxId: null, city: 'الرياض', email: 'sara@example.com', phone: '0501234567', phoneInternational: '+966501234567', lastDay: '' },
  ]);
});

test('a name is found by its sound, in whichever script it stands, behind those who are spelled so', async () => {
  await register('محمد أحمد', 'Mohammed Ahmad', 'Mohamed Ahmed', 'محمود أحمد', 'Mahmoud Ahmad');
  await registerCustomer(ctx, values({ name: 'Trading House', contactName: 'خالد عمر', city: 'الرياض' }));
  expect(await names({ search: 'Mohammed Ahmad' })).toEqual(['Mohammed Ahmad']);
  expect(await names({ search: 'Mohammed Ahmad', foundBy: 'sound' })).toEqual(['Mohamed Ahmed', 'محمد أحمد']);
  expect(await names({ search: 'محمد أحمد', foundBy: 'sound' })).toEqual(['Mohamed Ahmed', 'Mohammed Ahmad']);
  expect(await names({ search: 'mahmoud', foundBy: 'sound' })).toEqual(['محمود أحمد']);
  expect(await names({ search: 'Khaled Riyadh', foundBy: 'sound' })).toEqual(['Trading House']);
  expect((await list({ search: 'Mohammed', foundBy: 'sound' })).total).toBe(2);
});

test('what has no sound is not found by it, and must be there beside what has one', async () => {
  await registerCustomer(ctx, values({ name: 'محمد', phone: '0501234567', country: 'SA' }));
  expect((await list({ search: '0501234567', foundBy: 'sound' })).total).toBe(0);
  expect((await list({ search: '東', foundBy: 'sound' })).total).toBe(0);
  expect(await names({ search: 'Mohammed 0501', foundBy: 'sound' })).toEqual(['محمد']);
  expect(await names({ search: 'Mohammed 0599', foundBy: 'sound' })).toEqual([]);
});

test('a name that changes is found by its new sound alone, an archived one among the archived, and never by another firm', async () => {
  const id = await registerCustomer(ctx, values({ name: 'محمد' }));
  await updateCustomer(ctx, id, 1, values({ name: 'خالد' }));
  expect(await names({ search: 'Mohammed', foundBy: 'sound' })).toEqual([]);
  expect(await names({ search: 'Khaled', foundBy: 'sound' })).toEqual(['خالد']);
  await archiveCustomer(ctx, id, 2);
  expect(await names({ search: 'Khaled', foundBy: 'sound' })).toEqual([]);
  expect(await names({ search: 'Khaled', foundBy: 'sound', status: 'archived' })).toEqual(['خالد']);
  ctx = await aFirm();
  expect(await names({ search: 'Khaled', foundBy: 'sound', status: 'archived' })).toEqual([]);
});

test('customers who were stored by older rules are found after the next start', async () => {
  await register('محمد', 'خالد');
  await store.write((db) => db.update(customers).set({ sounds: '', searchText: '', emailKey: null }));
  expect(await names({ search: 'Mohammed', foundBy: 'sound' })).toEqual([]);
  expect(await deriveCustomers()).toBe(2);
  expect(await names({ search: 'Mohammed', foundBy: 'sound' })).toEqual(['محمد']);
  expect(await names({ search: 'محمد' })).toEqual(['محمد']);
  expect(await deriveCustomers()).toBe(0);
});

test('the list is sorted by a field of the firm’s own, those without a value last either way', async () => {
  const described = { labelAr: '', helpAr: '', helpEn: '', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };
  await defineField(ctx, { ...described, labelEn: 'Limit', type: 'number' });
  await defineField(ctx, { ...described, labelEn: 'Level', type: 'line' });
  const known: [string, string, string][] = [['Ana', '10', 'Z'], ['Bob', '9', 'a'], ['Cem', '', ''], ['Dan', '-3', 'é']];
  for (const [name, limit, level] of known) await registerCustomer(ctx, values({ name, 'custom.limit': limit, 'custom.level': level }));
  expect(await names({ sort: 'custom.limit' })).toEqual(['Dan', 'Bob', 'Ana', 'Cem']);
  expect(await names({ sort: 'custom.limit', direction: 'desc' })).toEqual(['Ana', 'Bob', 'Dan', 'Cem']);
  expect(await names({ sort: 'custom.level' })).toEqual(['Bob', 'Dan', 'Ana', 'Cem']);
  expect(await names({ sort: 'custom.gone' })).toEqual(['Ana', 'Bob', 'Cem', 'Dan']);
});
