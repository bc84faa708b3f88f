import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { isUniqueViolation } from '#db/errors';
import { expenseCategories } from '#db/schema/expenses';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { translator } from '#lib/messages';
import { Invalid, Missing } from '#lib/problems';
import { fold } from '#lib/text';

export type ExpenseCategory = typeof expenseCategories.$inferSelect;

const categorySchema = z.object({ name: line(60).refine((name) => name !== '', 'errors.required') });

/** What most firms spend money on; a firm without categories is offered them. */
export const usualCategories = ['goods', 'rent', 'salaries', 'power', 'phone', 'travel', 'office', 'advertising', 'fees', 'insurance', 'repairs', 'other'] as const;

/** All of the firm's categories of expenses by name, archived ones too. */
export async function allExpenseCategories(ctx: Context): Promise<ExpenseCategory[]> {
  return read(ctx, 'expenses.view', (db) => db.select().from(expenseCategories).where(ofFirm(ctx, expenseCategories)).orderBy(asc(expenseCategories.nameKey)));
}

/** The category of this id, or null: also when it is another firm's. */
export async function findExpenseCategory(ctx: Context, id: string): Promise<ExpenseCategory | null> {
  const [category] = await read(ctx, 'expenses.view', (db) => db.select().from(expenseCategories).where(and(ofFirm(ctx, expenseCategories), eq(expenseCategories.id, id))).limit(1));
  return category ?? null;
}

async function orTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'name', key: 'errors.categoryTaken' }]);
    throw error;
  }
}

/**
 * Makes a category of expenses.
 * @param values `name`
 * @returns its id
 * @throws Forbidden; Invalid also when there is one of that name, archived or not
 */
export async function createExpenseCategory(ctx: Context, values: Record<string, string>): Promise<string> {
  const { name } = parse(categorySchema, values);
  return orTaken(() =>
    write(ctx, 'expenses.edit', async (db) => {
      const id = newId();
      await db.insert(expenseCategories).values({ id, firmId: ctx.firm.id, name, nameKey: fold(name), createdAt: now() });
      await record(db, ctx, { action: 'expenseCategory.created', subjectId: id, changes: { name: { from: '', to: name } } });
      return id;
    }),
  );
}

/** @throws Forbidden, Missing, Invalid */
export async function renameExpenseCategory(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const { name } = parse(categorySchema, values);
  await orTaken(() =>
    write(ctx, 'expenses.edit', async (db) => {
      const before = await findExpenseCategory(ctx, id);
      if (!before) throw new Missing(id);
      await db.update(expenseCategories).set({ name, nameKey: fold(name) }).where(and(ofFirm(ctx, expenseCategories), eq(expenseCategories.id, id)));
      await record(db, ctx, { action: 'expenseCategory.changed', subjectId: id, changes: { name: { from: before.name, to: name } } });
    }),
  );
}

/**
 * Offers a category no more, or again; what is in it stays in it. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function setExpenseCategoryArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    const before = await findExpenseCategory(ctx, id);
    if (!before) throw new Missing(id);
    if ((before.archivedAt !== null) === isArchived) return;
    await db.update(expenseCategories).set({ archivedAt: isArchived ? now() : null }).where(and(ofFirm(ctx, expenseCategories), eq(expenseCategories.id, id)));
    await record(db, ctx, { action: isArchived ? 'expenseCategory.archived' : 'expenseCategory.restored', subjectId: id });
  });
}

/**
 * Adds the usual categories in the person's language, those that are not there yet.
 * @returns how many were added
 * @throws Forbidden
 */
export async function addUsualExpenseCategories(ctx: Context): Promise<number> {
  const t = translator(ctx.locale);
  return write(ctx, 'expenses.edit', async () => {
    const known = new Set((await allExpenseCategories(ctx)).map(({ nameKey }) => nameKey));
    const missing = usualCategories.map((category) => t(`expenses.usual.${category}`)).filter((name) => !known.has(fold(name)));
    for (const name of missing) await createExpenseCategory(ctx, { name });
    return missing.length;
  });
}
