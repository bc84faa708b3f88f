import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { archiveCategory, changeCategory, createCategory, mergeCategories, restoreCategory } from '#lib/categories/change';
import { categoriesNamed } from '#lib/categories/named';
import { allCategories, categoryCounts } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { apart, joined } from '#lib/custom-fields/field';
import { listCustomers } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const make = (name: string) => createCategory(ctx, { name, color: 'teal', description: '' });
const register = (name: string, ...categories: string[]) => registerCustomer(ctx, values({ name, categories: joined(categories) }));
const categoriesOf = async (id: string) => apart((await findRecord(ctx, id))?.values.categories ?? '');

async function listed(categories: string[], categoryMode: 'any' | 'all' = 'any'): Promise<string[]> {
  const { customers, total } = await listCustomers(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1, categories, categoryMode });
  expect(total).toBe(customers.length);
  return customers.map(({ name }) => name);
}

test('a category has a name that no other of the firm has, however it is written', async () => {
  await make('جملة');
  await expect(make('جُملة ')).rejects.toMatchObject({ problems: [{ field: 'name', key: 'errors.categoryTaken' }] });
  await expect(make(' ')).rejects.toMatchObject({ problems: [{ field: 'name', key: 'errors.required' }] });
  await expect(createCategory(ctx, { name: 'x', color: 'plaid', description: '' })).rejects.toMatchObject({ problems: [{ field: 'color' }] });
  const other = await aFirm();
  await createCategory(other, { name: 'جملة', color: 'red', description: '' });
  expect(await allCategories(ctx)).toMatchObject([{ name: 'جملة', color: 'teal' }]);
});

test('a customer is in several, and a list shows those in any or in all', async () => {
  const [wholesale, regular] = [await make('Wholesale'), await make('Regular')];
  await register('Both', wholesale, regular);
  await register('One', wholesale);
  await register('None');
  expect(await listed([wholesale])).toEqual(['Both', 'One']);
  expect(await listed([wholesale, regular])).toEqual(['Both', 'One']);
  expect(await listed([wholesale, regular], 'all')).toEqual(['Both']);
  expect(await listed(['none'])).toEqual([]);
  expect(await categoryCounts(ctx)).toEqual(new Map([[wholesale, 2], [regular, 1]]));
});

test("another firm's category is no choice", async () => {
  const foreign = await createCategory(await aFirm(), { name: 'Foreign', color: 'red', description: '' });
  await expect(register('Maria', foreign)).rejects.toMatchObject({ problems: [{ field: 'categories', key: 'errors.choice' }] });
});

test('an edit changes the categories, and the history says so', async () => {
  const [wholesale, regular] = [await make('Wholesale'), await make('Regular')];
  const id = await register('Maria', wholesale);
  await updateCustomer(ctx, id, 1, values({ name: 'Maria', categories: regular }));
  expect(await categoriesOf(id)).toEqual([regular]);
  await updateCustomer(ctx, id, 2, values({ name: 'Maria' }));
  expect(await categoriesOf(id)).toEqual([]);
});

test('an archived category stays on who has it', async () => {
  const wholesale = await make('Wholesale');
  const id = await register('Maria', wholesale);
  await archiveCategory(ctx, wholesale);
  expect(await categoriesOf(id)).toEqual([wholesale]);
  expect((await allCategories(ctx))[0]?.archivedAt).toEqual(expect.any(Number));
  await restoreCategory(ctx, wholesale);
  expect((await allCategories(ctx))[0]?.archivedAt).toBeNull();
});

test('two become one: who was in either is in the one that stays, once', async () => {
  const [shop, retail] = [await make('Shop'), await make('Retail')];
  const ids = [await register('Both', shop, retail), await register('Shop', shop), await register('Retail', retail)];
  await mergeCategories(ctx, shop, retail);
  for (const id of ids) expect(await categoriesOf(id)).toEqual([retail]);
  expect((await allCategories(ctx)).map(({ name }) => name)).toEqual(['Retail']);
  await expect(mergeCategories(ctx, retail, retail)).rejects.toMatchObject({ problems: [{ field: 'into' }] });
});

test('a category is renamed for all that have it', async () => {
  const id = await make('Shop');
  await changeCategory(ctx, id, { name: 'Retail', color: 'pink', description: 'Small orders' });
  expect(await allCategories(ctx)).toMatchObject([{ id, name: 'Retail', color: 'pink', description: 'Small orders' }]);
});

test('categories named on the spot are made once, and found again', async () => {
  const first = await categoriesNamed(ctx, 'جملة، Retail , ,retail');
  expect(first).toHaveLength(2);
  expect(await categoriesNamed(ctx, 'RETAIL')).toEqual([first[1]]);
  expect(await categoriesNamed(ctx, ' ')).toEqual([]);
});

test('pressed twice, a category is archived once, on the day of the first press', async () => {
  const id = await make('Wholesale');
  await archiveCategory(ctx, id);
  const first = await allCategories(ctx);
  await archiveCategory(ctx, id);
  expect(await allCategories(ctx)).toEqual(first);
  await restoreCategory(ctx, id);
  await restoreCategory(ctx, id);
  const events = await store.read((db) => db.select({ action: auditEvents.action }).from(auditEvents).orderBy(auditEvents.position));
  expect(events.map(({ action }) => action)).toEqual(['category.created', 'category.archived', 'category.restored']);
});
