import { and, eq } from 'drizzle-orm';
import { reminderChoices } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import { findCategory } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { findInvoice } from '#lib/invoices/queries';
import { Missing } from '#lib/problems';
import { type Choice, keepChoice, type Level } from '#lib/reminders/plan';

/** A plan's id; `none` for no reminders; `inherit` for what holds one level up. */
export type Chosen = string;

export const chosenOf = (choice: Pick<Choice, 'planId'> | null): Chosen => (choice === null ? 'inherit' : (choice.planId ?? 'none'));

/** What was chosen at one place; null where nothing was. */
export async function findChoice(ctx: Context, level: Level, subjectId: string): Promise<Choice | null> {
  const [choice] = await read(ctx, 'invoices.view', (db) => db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), eq(reminderChoices.level, level), eq(reminderChoices.subjectId, subjectId))).limit(1));
  return choice ?? null;
}

/** What was chosen for categories, by their ids. */
export async function categoryChoices(ctx: Context): Promise<Map<string, Choice>> {
  const rows = await read(ctx, 'invoices.view', (db) => db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), eq(reminderChoices.level, 'category'))));
  return new Map(rows.map((row) => [row.subjectId, row]));
}

async function choose(db: Db, ctx: Context, level: Level, subjectId: string, chosen: Chosen): Promise<void> {
  if (chosen === 'inherit') {
    const gone = await db.delete(reminderChoices).where(and(ofFirm(ctx, reminderChoices), eq(reminderChoices.level, level), eq(reminderChoices.subjectId, subjectId))).returning({ planId: reminderChoices.planId });
    if (gone[0]) await record(db, ctx, { action: 'reminders.planChosen', subjectId, changes: { plan: { from: gone[0].planId ?? '', to: '' } } });
  } else {
    await keepChoice(db, ctx, level, subjectId, chosen === 'none' ? null : chosen);
  }
  await lookAgain(db, ctx);
}

/**
 * Chooses which plan holds where nothing else is said.
 * @throws Forbidden, Missing
 */
export async function chooseForFirm(ctx: Context, chosen: Chosen): Promise<void> {
  await write(ctx, 'firm.edit', (db) => choose(db, ctx, 'firm', ctx.firm.id, chosen));
}

/** @throws Forbidden, Missing */
export async function chooseForCategory(ctx: Context, categoryId: string, chosen: Chosen): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    if (!(await findCategory(ctx, categoryId))) throw new Missing(categoryId);
    await choose(db, ctx, 'category', categoryId, chosen);
  });
}

/**
 * What holds for everybody and for each category, as one form says it.
 * @param values `firm`, and the id of each category that it names
 * @throws Forbidden, Missing
 */
export async function chooseForAll(ctx: Context, { firm = 'inherit', ...categories }: Record<string, Chosen>): Promise<void> {
  await write(ctx, 'firm.edit', async () => {
    await chooseForFirm(ctx, firm);
    for (const [id, chosen] of Object.entries(categories)) await chooseForCategory(ctx, id, chosen);
  });
}

/** @throws Forbidden, Missing */
export async function chooseForCustomer(ctx: Context, customerId: string, chosen: Chosen): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    if (!(await findCustomer(ctx, customerId))) throw new Missing(customerId);
    await choose(db, ctx, 'customer', customerId, chosen);
  });
}

/** @throws Forbidden, Missing */
export async function chooseForInvoice(ctx: Context, invoiceId: string, chosen: Chosen): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    if ((await findInvoice(ctx, invoiceId))?.invoice.type !== 'invoice') throw new Missing(invoiceId);
    await choose(db, ctx, 'invoice', invoiceId, chosen);
  });
}
