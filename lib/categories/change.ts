import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { categories, categoryColors, customerCategories } from '#db/schema/categories';
import { welcomeTemplateCategories } from '#db/schema/welcome';
import { isUniqueViolation } from '#db/errors';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, oneOf, orNull, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Invalid, Missing } from '#lib/problems';
import { fold } from '#lib/text';

const categorySchema = z.object({
  name: line(60).refine((name) => name !== '', 'errors.required'),
  color: oneOf(categoryColors),
  description: line(500).transform(orNull),
});

export const categoryInputNames = Object.keys(categorySchema.shape) as (keyof typeof categorySchema.shape)[];

async function orTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'name', key: 'errors.categoryTaken' }]);
    throw error;
  }
}

/**
 * Makes a category.
 * @param values `name`, `color`, `description`
 * @returns its id
 * @throws Forbidden, Invalid also when there is one of that name, archived or not
 */
export async function createCategory(ctx: Context, values: Record<string, string>): Promise<string> {
  const input = parse(categorySchema, values);
  return orTaken(() =>
    write(ctx, 'customers.edit', async (db) => {
      const id = newId();
      await db.insert(categories).values({ id, firmId: ctx.firm.id, ...input, nameKey: fold(input.name), createdAt: now() });
      await record(db, ctx, { action: 'category.created', subjectId: id, changes: { name: { from: '', to: input.name } } });
      return id;
    }),
  );
}

/** @throws Forbidden, Missing, Invalid */
export async function changeCategory(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const input = parse(categorySchema, values);
  await orTaken(() =>
    write(ctx, 'customers.edit', async (db) => {
      const [before] = await db.select().from(categories).where(and(ofFirm(ctx, categories), eq(categories.id, id)));
      if (!before) throw new Missing(id);
      await db.update(categories).set({ ...input, nameKey: fold(input.name) }).where(and(ofFirm(ctx, categories), eq(categories.id, id)));
      await record(db, ctx, { action: 'category.changed', subjectId: id, changes: { name: { from: before.name, to: input.name } } });
    }),
  );
}

/** Offers a category no more; who is in it stays in it. Pressed twice, it is done once. */
export async function archiveCategory(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, now());
}

export async function restoreCategory(ctx: Context, id: string): Promise<void> {
  await setArchived(ctx, id, null);
}

async function setArchived(ctx: Context, id: string, archivedAt: number | null): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const [before] = await db.select().from(categories).where(and(ofFirm(ctx, categories), eq(categories.id, id)));
    if (!before) throw new Missing(id);
    if ((before.archivedAt === null) === (archivedAt === null)) return;
    await db.update(categories).set({ archivedAt }).where(and(ofFirm(ctx, categories), eq(categories.id, id)));
    await record(db, ctx, { action: archivedAt === null ? 'category.restored' : 'category.archived', subjectId: id });
  });
}

/** Welcomes that fit whoever was in a category fit whoever is in the other. */
async function moveTemplates(db: Db, ctx: Context, id: string, into: string): Promise<void> {
  const fitting = db.select({ id: welcomeTemplateCategories.templateId }).from(welcomeTemplateCategories).where(and(ofFirm(ctx, welcomeTemplateCategories), eq(welcomeTemplateCategories.categoryId, into)));
  await db.update(welcomeTemplateCategories).set({ categoryId: into }).where(and(ofFirm(ctx, welcomeTemplateCategories), eq(welcomeTemplateCategories.categoryId, id), notInArray(welcomeTemplateCategories.templateId, fitting)));
  await db.delete(welcomeTemplateCategories).where(and(ofFirm(ctx, welcomeTemplateCategories), eq(welcomeTemplateCategories.categoryId, id)));
}

/**
 * Makes one category of two: whoever is in the first is in the second, and the first is gone.
 * @throws Forbidden, Missing, Invalid
 */
export async function mergeCategories(ctx: Context, id: string, into: string): Promise<void> {
  if (id === into) throw new Invalid([{ field: 'into', key: 'errors.choice' }]);
  await write(ctx, 'customers.edit', async (db) => {
    const both = await db.select().from(categories).where(and(ofFirm(ctx, categories), inArray(categories.id, [id, into])));
    const [from, to] = [both.find((category) => category.id === id), both.find((category) => category.id === into)];
    if (!from) throw new Missing(id);
    if (!to) throw new Invalid([{ field: 'into', key: 'errors.choice' }]);
    const inBoth = db.select({ key: customerCategories.customerKey }).from(customerCategories).where(and(ofFirm(ctx, customerCategories), eq(customerCategories.categoryId, into)));
    await db
      .update(customerCategories)
      .set({ categoryId: into })
      .where(and(ofFirm(ctx, customerCategories), eq(customerCategories.categoryId, id), notInArray(customerCategories.customerKey, inBoth)));
    await db.delete(customerCategories).where(and(ofFirm(ctx, customerCategories), eq(customerCategories.categoryId, id)));
    await moveTemplates(db, ctx, id, into);
    await db.delete(categories).where(and(ofFirm(ctx, categories), eq(categories.id, id)));
    await record(db, ctx, { action: 'category.merged', subjectId: into, changes: { name: { from: from.name, to: to.name } } });
  });
}
