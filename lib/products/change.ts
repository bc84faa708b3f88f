import { and, eq } from 'drizzle-orm';
import { isUniqueViolation } from '#db/errors';
import { products } from '#db/schema/products';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { Changed, Invalid, Missing } from '#lib/problems';
import { parseProduct } from '#lib/products/input';
import { findProduct, type Product, productName } from '#lib/products/queries';
import { findTaxRate } from '#lib/taxes/queries';

async function orTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'code', key: 'errors.codeTaken' }]);
    throw error;
  }
}

async function demandTax(ctx: Context, id: string | null): Promise<void> {
  if (id !== null && !(await findTaxRate(ctx, id))) throw new Invalid([{ field: 'taxRateId', key: 'errors.choice' }]);
}

/**
 * Adds a product or a service.
 * @param id its id: a form that is sent twice adds it once
 * @returns its id
 * @throws Forbidden; Invalid, also when another has the code
 */
export async function createProduct(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  const input = parseProduct(values);
  return orTaken(() =>
    write(ctx, 'products.edit', async (db) => {
      if (await findProduct(ctx, id)) return id;
      await demandTax(ctx, input.taxRateId);
      const at = now();
      await db.insert(products).values({ id, firmId: ctx.firm.id, ...input, version: 1, createdAt: at, createdBy: ctx.user.id, updatedAt: at, updatedBy: ctx.user.id });
      await record(db, ctx, { action: 'product.created', subjectId: id, changes: { name: { from: '', to: productName(input, 'en') } } });
      return id;
    }),
  );
}

const compared = ['kind', 'code', 'nameAr', 'nameEn', 'descriptionAr', 'descriptionEn', 'unit', 'price', 'currency', 'priceIncludesTax', 'taxRateId'] as const satisfies readonly (keyof Product)[];

/**
 * Changes a product for lines to come: documents keep what they say.
 * @param version the one that was seen
 * @throws Forbidden, Missing, Invalid; Changed when somebody else was faster
 */
export async function changeProduct(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  const input = parseProduct(values);
  await orTaken(() =>
    write(ctx, 'products.edit', async (db) => {
      const before = await findProduct(ctx, id);
      if (!before) throw new Missing(id);
      if (before.version !== version) throw new Changed(id);
      await demandTax(ctx, input.taxRateId);
      await db.update(products).set({ ...input, version: version + 1, updatedAt: now(), updatedBy: ctx.user.id }).where(and(ofFirm(ctx, products), eq(products.id, id)));
      const changes = Object.fromEntries(compared.filter((name) => before[name] !== input[name]).map((name) => [name, { from: String(before[name] ?? ''), to: String(input[name] ?? '') }]));
      await record(db, ctx, { action: 'product.changed', subjectId: id, changes });
    }),
  );
}

/**
 * Offers a product no more, or again. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function setProductArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'products.edit', async (db) => {
    const before = await findProduct(ctx, id);
    if (!before) throw new Missing(id);
    if ((before.archivedAt !== null) === isArchived) return;
    const at = now();
    await db.update(products).set({ archivedAt: isArchived ? at : null, version: before.version + 1, updatedAt: at, updatedBy: ctx.user.id }).where(and(ofFirm(ctx, products), eq(products.id, id)));
    await record(db, ctx, { action: isArchived ? 'product.archived' : 'product.restored', subjectId: id });
  });
}
