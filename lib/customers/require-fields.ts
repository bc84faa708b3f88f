import { eq } from 'drizzle-orm';
import { firms } from '#db/schema/firms';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { customerFieldNames } from '#lib/customers/fields';
import { requirable, requiredFields as presentlyRequired } from '#lib/customers/required-fields';

/**
 * Which customer fields must be filled to save. The name is required whatever is given.
 * @param names of fields; what cannot be required is left out
 * @throws Forbidden
 */
export async function requireFields(ctx: Context, names: ReadonlySet<string>): Promise<void> {
  const requiredFields = customerFieldNames.filter((name) => name === 'name' || (names.has(name) && requirable.includes(name)));
  await write(ctx, 'firm.edit', async (db) => {
    await db.update(firms).set({ requiredFields }).where(eq(firms.id, ctx.firm.id));
    const changes = { requiredFields: { from: [...presentlyRequired(ctx.firm)].join(' '), to: requiredFields.join(' ') } };
    await record(db, ctx, { action: 'firm.updated', subjectId: ctx.firm.id, changes });
  });
}
