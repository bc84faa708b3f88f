import { and, asc, inArray } from 'drizzle-orm';
import { categories } from '#db/schema/categories';
import { reminderChoices } from '#db/schema/reminders';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type Plan, plansWithSteps, type Step } from '#lib/reminders/plan';

export type PlanWithSteps = Plan & { steps: Step[] };

/**
 * The plan that will hold for a customer who is about to be registered in these categories, as `planFor` says it of one who is: one of
 * them that is to have no reminders wins, then the first by name, then the firm's. Null: nobody is reminded.
 */
export async function planForNew(ctx: Context, categoryIds: readonly string[]): Promise<PlanWithSteps | null> {
  return read(ctx, 'invoices.view', async (db) => {
    const named = categoryIds.length === 0 ? [] : await db.select({ id: categories.id }).from(categories).where(and(ofFirm(ctx, categories), inArray(categories.id, [...categoryIds]))).orderBy(asc(categories.nameKey));
    const chosen = await db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), inArray(reminderChoices.subjectId, [ctx.firm.id, ...named.map(({ id }) => id)])));
    const fitting = named.flatMap(({ id }) => chosen.find(({ level, subjectId }) => level === 'category' && subjectId === id) ?? []);
    const choice = fitting.find(({ planId }) => planId === null) ?? fitting[0] ?? chosen.find(({ level }) => level === 'firm');
    return (await plansWithSteps(db, ctx)).get(choice?.planId ?? '') ?? null;
  });
}
