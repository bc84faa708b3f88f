import { and, asc, eq, inArray } from 'drizzle-orm';
import { categories, customerCategories } from '#db/schema/categories';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { Invalid } from '#lib/problems';

/** The ids of the categories each of these customers is in, by the customer's key. */
export async function categoriesOf(ctx: Context, customerKeys: number[]): Promise<Map<number, string[]>> {
  const rows = customerKeys.length === 0 ? [] : await read(ctx, 'customers.view', (db) =>
    db
      .select({ key: customerCategories.customerKey, id: customerCategories.categoryId })
      .from(customerCategories)
      .where(and(ofFirm(ctx, customerCategories), inArray(customerCategories.customerKey, customerKeys)))
      .orderBy(asc(customerCategories.customerKey), asc(customerCategories.categoryId)),
  );
  const grouped = Map.groupBy(rows, ({ key }) => key);
  return new Map(customerKeys.map((key) => [key, (grouped.get(key) ?? []).map(({ id }) => id)]));
}

/**
 * Puts a customer into these categories and into no other. Call it in the write of the customer.
 * @throws Invalid when one is not the firm's
 */
export async function setCategories(db: Db, ctx: Context, customerKey: number, ids: readonly string[]): Promise<void> {
  await db.delete(customerCategories).where(and(ofFirm(ctx, customerCategories), eq(customerCategories.customerKey, customerKey)));
  await addMemberships(db, ctx, [{ customerKey, ids }]);
}

/**
 * Puts customers who are in no category yet into these. Call it in their write.
 * @throws Invalid when one is not the firm's
 */
export async function addMemberships(db: Db, ctx: Context, members: readonly { customerKey: number; ids: readonly string[] }[]): Promise<void> {
  const named = [...new Set(members.flatMap(({ ids }) => ids))];
  if (named.length === 0) return;
  const known = await db.select({ id: categories.id }).from(categories).where(and(ofFirm(ctx, categories), inArray(categories.id, named)));
  if (known.length < named.length) throw new Invalid([{ field: 'categories', key: 'errors.choice' }]);
  await db.insert(customerCategories).values(members.flatMap(({ customerKey, ids }) => [...new Set(ids)].map((categoryId) => ({ firmId: ctx.firm.id, categoryId, customerKey }))));
}
