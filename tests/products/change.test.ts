import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { changeProduct, createProduct, setProductArchived } from '#lib/products/change';
import { findProduct, findProductByText, listProducts, type ProductFilter } from '#lib/products/queries';
import { aFirm, openEmptyStore } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const blank = { kind: 'product', code: '', nameAr: '', nameEn: '', descriptionAr: '', descriptionEn: '', unit: 'C62', price: '', currency: 'SAR', priceIncludesTax: '', taxRateId: '' };
const make = (given: Partial<typeof blank>) => createProduct(ctx, { ...blank, ...given });

async function listed(given: Partial<ProductFilter>): Promise<(string | null)[]> {
  const { products } = await listProducts(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1, ...given });
  return products.map(({ nameEn }) => nameEn);
}

const actions = async () => (await store.read((db) => db.select({ action: auditEvents.action }).from(auditEvents).orderBy(auditEvents.position))).map(({ action }) => action);

test('sorted by price, amounts are compared as they read, whatever decimals their currencies have, and what has no price stands last', async () => {
  await make({ nameEn: 'none' });
  await make({ nameEn: '5 dinar', price: '5', currency: 'KWD' });
  await make({ nameEn: '10 riyal', price: '10' });
  await make({ nameEn: '7 yen', price: '7', currency: 'JPY' });
  expect(await listed({ sort: 'price' })).toEqual(['5 dinar', '7 yen', '10 riyal', 'none']);
  expect(await listed({ sort: 'price', direction: 'desc' })).toEqual(['10 riyal', '7 yen', '5 dinar', 'none']);
});

test('sorted by code, what has none stands last', async () => {
  await make({ nameEn: 'none' });
  await make({ nameEn: 'second', code: 'B' });
  await make({ nameEn: 'first', code: 'A' });
  expect(await listed({ sort: 'code' })).toEqual(['first', 'second', 'none']);
  expect(await listed({ sort: 'code', direction: 'desc' })).toEqual(['second', 'first', 'none']);
});

test('a text means the product that has it as code, else the one that has it as name in either language', async () => {
  const [desk, chair, lamp] = [await make({ nameAr: 'مكتب', nameEn: 'Desk' }), await make({ code: 'C_1', nameEn: 'Chair' }), await make({ nameEn: 'Lamp', code: 'Chair' })];
  const found = async (text: string) => (await findProductByText(ctx, text))?.id;
  expect([await found('desk '), await found('مكتب'), await found('c_1'), await found('CX1')]).toEqual([desk, desk, chair, undefined]);
  // A code goes ahead of a name.
  expect(await found('chair')).toBe(lamp);
});

test('what a product is described by is not its name', async () => {
  const desk = await make({ nameEn: 'Desk' });
  const others = ['Lamp', 'Chair', 'Shelf', 'Board'];
  for (const nameEn of others) await make({ nameEn, descriptionEn: 'Desk', descriptionAr: 'خشب' });
  expect((await findProductByText(ctx, 'Desk'))?.id).toBe(desk);
  expect(await findProductByText(ctx, 'خشب')).toBeNull();
});

test('of two that have the same name, and of one that is archived, none is meant', async () => {
  await make({ nameEn: 'Desk' });
  await make({ nameAr: 'طاولة', nameEn: 'desk' });
  const lamp = await make({ nameEn: 'Lamp' });
  await setProductArchived(ctx, lamp, true);
  expect([await findProductByText(ctx, 'Desk'), await findProductByText(ctx, 'Lamp')]).toEqual([null, null]);
});

test('archiving is a change that whoever has it open is told of; pressed twice, it is done once', async () => {
  const id = await make({ nameEn: 'Desk' });
  await setProductArchived(ctx, id, true);
  const archived = await findProduct(ctx, id);
  expect(archived).toMatchObject({ version: 2, archivedAt: expect.any(Number) as number });
  await setProductArchived(ctx, id, true);
  expect(await findProduct(ctx, id)).toEqual(archived);
  await expect(changeProduct(ctx, id, 1, { ...blank, nameEn: 'Table' })).rejects.toMatchObject({ name: 'Changed' });
  await setProductArchived(ctx, id, false);
  await setProductArchived(ctx, id, false);
  expect(await findProduct(ctx, id)).toMatchObject({ version: 3, archivedAt: null });
  expect(await actions()).toEqual(['product.created', 'product.archived', 'product.restored']);
});

test('what is not there cannot be archived', async () => {
  await expect(setProductArchived(ctx, 'nothing', true)).rejects.toMatchObject({ name: 'Missing' });
  const id = await make({ nameEn: 'Desk' });
  await expect(setProductArchived(await aFirm(), id, true)).rejects.toMatchObject({ name: 'Missing' });
});

test('the same form sent twice adds a product once', async () => {
  const once = newId();
  expect([await createProduct(ctx, { ...blank, nameEn: 'Desk' }, once), await createProduct(ctx, { ...blank, nameEn: 'Desk' }, once)]).toEqual([once, once]);
  expect(await actions()).toEqual(['product.created']);
});
