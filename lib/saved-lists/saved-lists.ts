import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { savedLists } from '#db/schema/saved-lists';
import { ofFirm, read, write } from '#lib/access';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, parse } from '#lib/form';
import { newId } from '#lib/ids';

const savedListSchema = z.object({
  name: line(60).refine((name) => name !== '', 'errors.required'),
  query: line(2000),
});

export type SavedList = Pick<typeof savedLists.$inferSelect, 'id' | 'name' | 'query'>;

/** The condition that stands in every query: one's own. */
const own = (ctx: Context) => and(ofFirm(ctx, savedLists), eq(savedLists.userId, ctx.user.id));

/** The lists that this person has kept under a name. */
export async function listsOf(ctx: Context): Promise<SavedList[]> {
  return read(ctx, 'customers.view', (db) =>
    db.select({ id: savedLists.id, name: savedLists.name, query: savedLists.query }).from(savedLists).where(and(ofFirm(ctx, savedLists), own(ctx))).orderBy(asc(savedLists.name), asc(savedLists.id)),
  );
}

/**
 * Keeps a list under a name; one that has the name already becomes this one.
 * @param values `name`, and `query` as it stands in the list's address
 * @throws Forbidden, Invalid
 */
export async function keepList(ctx: Context, values: Record<string, string>): Promise<void> {
  const { name, query } = parse(savedListSchema, values);
  await write(ctx, 'customers.view', async (db) => {
    await db.delete(savedLists).where(and(ofFirm(ctx, savedLists), own(ctx), eq(savedLists.name, name)));
    await db.insert(savedLists).values({ id: newId(), firmId: ctx.firm.id, userId: ctx.user.id, name, query, createdAt: now() });
  });
}

export async function dropList(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.view', (db) => db.delete(savedLists).where(and(ofFirm(ctx, savedLists), own(ctx), eq(savedLists.id, id))));
}
