import { and, eq } from 'drizzle-orm';
import { welcomeSettings, welcomeTemplateCategories, welcomeTemplates } from '#db/schema/welcome';
import type { Db } from '#db/types';
import { insertAll } from '#db/insert-all';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { Changed, Missing } from '#lib/problems';
import { parseTemplate } from '#lib/registration/input';
import { allTemplates, findTemplate, isWelcomeTicked, type WelcomeTemplate } from '#lib/registration/queries';
import { readReminders } from '#lib/registration/reminders';

async function storeCategories(db: Db, ctx: Context, templateId: string, categories: readonly string[]): Promise<void> {
  await db.delete(welcomeTemplateCategories).where(and(ofFirm(ctx, welcomeTemplateCategories), eq(welcomeTemplateCategories.templateId, templateId)));
  await insertAll(db, welcomeTemplateCategories, [...new Set(categories)].map((categoryId) => ({ firmId: ctx.firm.id, templateId, categoryId })));
}

/**
 * Adds a template of welcome invoices, behind those there are.
 * @param values the names of `templateInputNames`, and `line.<number>.<part>`
 * @param id its id: a form that is sent twice makes one
 * @returns its id
 * @throws Forbidden, Invalid
 */
export async function createTemplate(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  return write(ctx, 'firm.edit', async (db) => {
    if (await findTemplate(ctx, id)) return id;
    const { input, categories } = await parseTemplate(ctx, values);
    const position = Math.max(0, ...(await allTemplates(ctx)).map((template) => template.position)) + 1;
    const at = now();
    const reminders = await readReminders(ctx, values);
    await db.insert(welcomeTemplates).values({ id, firmId: ctx.firm.id, ...input, ...reminders, position, version: 1, createdAt: at, createdBy: ctx.user.id, updatedAt: at, updatedBy: ctx.user.id });
    await storeCategories(db, ctx, id, categories);
    await record(db, ctx, { action: 'welcome.created', subjectId: id, changes: { name: { from: '', to: input.name } } });
    return id;
  });
}

async function templateOf(ctx: Context, id: string): Promise<WelcomeTemplate> {
  const template = await findTemplate(ctx, id);
  if (!template) throw new Missing(id);
  return template;
}

/**
 * Changes what welcomes to come look like; those that went out stay as they are.
 * @param version the one that was seen
 * @throws Forbidden, Missing, Invalid, Changed
 */
export async function changeTemplate(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const before = await templateOf(ctx, id);
    if (before.version !== version) throw new Changed(id);
    const { input, categories } = await parseTemplate(ctx, values);
    const reminders = await readReminders(ctx, values);
    await db.update(welcomeTemplates).set({ ...input, ...reminders, version: version + 1, updatedAt: now(), updatedBy: ctx.user.id }).where(and(ofFirm(ctx, welcomeTemplates), eq(welcomeTemplates.id, id)));
    await storeCategories(db, ctx, id, categories);
    await record(db, ctx, { action: 'welcome.changed', subjectId: id, changes: { name: { from: before.name, to: input.name } } });
  });
}

/**
 * Offers a template no more, or again. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function setTemplateArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const before = await templateOf(ctx, id);
    if ((before.archivedAt !== null) === isArchived) return;
    await db.update(welcomeTemplates).set({ archivedAt: isArchived ? now() : null, version: before.version + 1, updatedAt: now(), updatedBy: ctx.user.id }).where(and(ofFirm(ctx, welcomeTemplates), eq(welcomeTemplates.id, id)));
    await record(db, ctx, { action: isArchived ? 'welcome.archived' : 'welcome.restored', subjectId: id });
  });
}

/**
 * Moves a template by one place among those in use: of those that fit equally well the first is taken.
 * @throws Forbidden
 */
export async function moveTemplate(ctx: Context, id: string, by: -1 | 1): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const inUse = (await allTemplates(ctx)).filter(({ archivedAt }) => archivedAt === null);
    const from = inUse.findIndex((template) => template.id === id);
    const [one, other] = [inUse[from], inUse[from + by]];
    if (!one || !other) return;
    for (const [template, position] of [[one, other.position], [other, one.position]] as const) await db.update(welcomeTemplates).set({ position }).where(and(ofFirm(ctx, welcomeTemplates), eq(welcomeTemplates.id, template.id)));
  });
}

/**
 * Says whether a welcome invoice is ticked on the review where one can be sent.
 * @throws Forbidden
 */
export async function tickWelcome(ctx: Context, isTicked: boolean): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const before = await isWelcomeTicked(ctx);
    if (before === isTicked) return;
    const input = { isTicked, updatedAt: now(), updatedBy: ctx.user.id };
    await db.insert(welcomeSettings).values({ firmId: ctx.firm.id, ...input }).onConflictDoUpdate({ target: welcomeSettings.firmId, set: input, setWhere: eq(welcomeSettings.firmId, ctx.firm.id) });
    await record(db, ctx, { action: 'welcome.settingsChanged', subjectId: ctx.firm.id, changes: { isTicked: { from: String(before), to: String(isTicked) } } });
  });
}
