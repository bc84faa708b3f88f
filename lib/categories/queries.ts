import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { categories, customerCategories } from '#db/schema/categories';
import { customers } from '#db/schema/customers';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export { categoryColors } from '#db/schema/categories';

export type Category = typeof categories.$inferSelect;

/** All of the firm's categories by name, archived ones too. */
export async function allCategories(ctx: Context): Promise<Category[]> {
  return read(ctx, 'customers.view', (db) => db.select().from(categories).where(ofFirm(ctx, categories)).orderBy(asc(categories.nameKey)));
}

export async function findCategory(ctx: Context, id: string): Promise<Category | null> {
  const [category] = await read(ctx, 'customers.view', (db) => db.select().from(categories).where(and(ofFirm(ctx, categories), eq(categories.id, id))).limit(1));
  return category ?? null;
}

/** How many customers that are not archived each category has; one that has none is not named. */
export async function categoryCounts(ctx: Context): Promise<Map<string, number>> {
  const rows = await read(ctx, 'customers.view', (db) =>
    db
      .select({ id: customerCategories.categoryId, customers: count() })
      .from(customerCategories)
      .innerJoin(customers, and(eq(customers.key, customerCategories.customerKey), isNull(customers.archivedAt)))
      .where(ofFirm(ctx, customerCategories))
      .groupBy(customerCategories.categoryId),
  );
  return new Map(rows.map((row) => [row.id, row.customers]));
}
