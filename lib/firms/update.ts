import { eq } from 'drizzle-orm';
import { firms } from '#db/schema/firms';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { parse } from '#lib/form';
import { firmSchema } from '#lib/firms/input';

/**
 * Name, country and time zone of the firm, and the largest file it takes.
 * @throws Forbidden, Invalid
 */
export async function updateFirm(ctx: Context, values: Record<string, string>): Promise<void> {
  const { firmName: name, country, timeZone, largestFile } = parse(firmSchema, values);
  await write(ctx, 'firm.edit', async (db) => {
    await db.update(firms).set({ name, country, timeZone, largestFile }).where(eq(firms.id, ctx.firm.id));
    const changes = {
      name: { from: ctx.firm.name, to: name },
      country: { from: ctx.firm.country ?? '', to: country ?? '' },
      ...(largestFile !== ctx.firm.largestFile && { largestFile: { from: String(ctx.firm.largestFile ?? ''), to: String(largestFile ?? '') } }),
    };
    await record(db, ctx, { action: 'firm.updated', subjectId: ctx.firm.id, changes });
  });
}
