import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { categories, customerCategories } from '#db/schema/categories';
import { customers } from '#db/schema/customers';
import { demand, ofFirm, read } from '#lib/access';
import { minute, now } from '#lib/clock';
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

/** Counts that took long to make are good for a while; those of most firms are made anew each time. */
const slow = 20;
const goodFor = minute;
const kept = new Map<string, { at: number; counts: Map<string, number> }>();

/**
 * How many customers that are not archived each category has; one that has none is not named.
 * In a register so large that counting takes longer than 20 ms, they may be a minute old.
 */
export async function categoryCounts(ctx: Context): Promise<Map<string, number>> {
  demand(ctx, 'customers.view');
  const known = kept.get(ctx.firm.id);
  if (known && known.at + goodFor > now()) return known.counts;
  const begun = performance.now();
  const counts = await countMembers(ctx);
  if (performance.now() - begun > slow) kept.set(ctx.firm.id, { at: now(), counts });
  else kept.delete(ctx.firm.id);
  return counts;
}

async function countMembers(ctx: Context): Promise<Map<string, number>> {
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
