import { and, eq } from 'drizzle-orm';
import { categories } from '#db/schema/categories';
import { ofFirm, write } from '#lib/access';
import { createCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { fold } from '#lib/text';

/**
 * The ids of the categories of these names; one that is not there yet is made.
 * @param names separated by commas, Arabic or Latin
 * @throws Forbidden, Invalid
 */
export async function categoriesNamed(ctx: Context, names: string): Promise<string[]> {
  const wanted = names.split(/[,،\n]/).map((name) => name.trim()).filter(Boolean);
  if (wanted.length === 0) return [];
  return write(ctx, 'customers.edit', async (db) => {
    const ids: string[] = [];
    for (const name of wanted) {
      const [known] = await db.select({ id: categories.id }).from(categories).where(and(ofFirm(ctx, categories), eq(categories.nameKey, fold(name)))).limit(1);
      ids.push(known?.id ?? (await createCategory(ctx, { name, color: 'gray', description: '' })));
    }
    return [...new Set(ids)];
  });
}
