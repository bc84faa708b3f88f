import { eq } from 'drizzle-orm';
import { type FieldPolicy, firms } from '#db/schema/firms';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { customFieldName } from '#lib/custom-fields/field';
import { policyOf, requirable } from '#lib/customers/required-fields';
import { rulesOf } from '#lib/customers/rules';

/** A policy as one line, for the history. */
const written = (policy: FieldPolicy): string =>
  Object.entries(policy).flatMap(([name, levels]) => Object.entries(levels).map(([kind, level]) => `${name}.${kind}=${level}`)).join(' ');

/**
 * Which customer fields must be filled for what. The name is required whatever is given.
 * @param policy what cannot be required is left out of it
 * @throws Forbidden
 */
export async function requireFields(ctx: Context, policy: FieldPolicy): Promise<void> {
  const { fields } = await rulesOf(ctx);
  const known = new Set<string>([...requirable, ...fields.map(customFieldName)]);
  const requiredFields = policyOf({ ...ctx.firm, requiredFields: Object.fromEntries(Object.entries(policy).filter(([name]) => known.has(name))) });
  await write(ctx, 'firm.edit', async (db) => {
    await db.update(firms).set({ requiredFields }).where(eq(firms.id, ctx.firm.id));
    const changes = { requiredFields: { from: written(policyOf(ctx.firm)), to: written(requiredFields) } };
    await record(db, ctx, { action: 'firm.updated', subjectId: ctx.firm.id, changes });
  });
}
