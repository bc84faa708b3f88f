import { and, asc, eq } from 'drizzle-orm';
import { welcomeSettings, welcomeTemplateCategories, welcomeTemplates } from '#db/schema/welcome';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export { welcomeLanguages } from '#db/schema/welcome';

/** A template, and the ids of the categories whose customers it fits. */
export type WelcomeTemplate = typeof welcomeTemplates.$inferSelect & { categories: string[] };

/** All templates of the firm in their order, archived ones too. */
export async function allTemplates(ctx: Context): Promise<WelcomeTemplate[]> {
  return read(ctx, 'invoices.view', async (db) => {
    const rows = await db.select().from(welcomeTemplates).where(ofFirm(ctx, welcomeTemplates)).orderBy(asc(welcomeTemplates.position), asc(welcomeTemplates.id));
    if (rows.length === 0) return [];
    const fitting = await db.select().from(welcomeTemplateCategories).where(ofFirm(ctx, welcomeTemplateCategories)).orderBy(asc(welcomeTemplateCategories.categoryId));
    const byTemplate = Map.groupBy(fitting, ({ templateId }) => templateId);
    return rows.map((row) => ({ ...row, categories: (byTemplate.get(row.id) ?? []).map(({ categoryId }) => categoryId) }));
  });
}

/** The template of this id, or null: also when it is another firm's. */
export async function findTemplate(ctx: Context, id: string): Promise<WelcomeTemplate | null> {
  return (await allTemplates(ctx)).find((template) => template.id === id) ?? null;
}

/** Whether the firm wishes a welcome invoice to be ticked on the review, where one can be sent. */
export async function isWelcomeTicked(ctx: Context): Promise<boolean> {
  const [row] = await read(ctx, 'invoices.view', (db) => db.select({ isTicked: welcomeSettings.isTicked }).from(welcomeSettings).where(and(ofFirm(ctx, welcomeSettings), eq(welcomeSettings.isTicked, true))).limit(1));
  return row !== undefined;
}
