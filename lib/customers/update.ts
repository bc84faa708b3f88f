import { and, eq } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { differences } from '#lib/customers/compare';
import type { CustomerValues } from '#lib/customers/fields';
import { demandOpen } from '#lib/customers/open';
import { derivedColumns, parseRecord } from '#lib/customers/input';
import { findRecord, storeParts } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { Changed, Missing } from '#lib/problems';

/**
 * Replaces a customer's data. Values that say the same as before change nothing and leave no trace.
 * @param version the version that the person saw when they decided
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved in between
 */
export async function updateCustomer(ctx: Context, id: string, version: number, values: CustomerValues): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findRecord(ctx, id);
    if (!found) throw new Missing(id);
    const { customer: before } = found;
    demandOpen(before);
    if (before.version !== version) throw new Changed(id);
    const rules = await rulesOf(ctx);
    const parsed = parseRecord(rules, values, found.values);
    const { input } = parsed;
    const changes = differences(found.values, parsed.values);
    if (Object.keys(changes).length === 0) return;
    await db
      .update(customers)
      .set({ ...input, ...derivedColumns(ctx.firm, before.number, input), version: version + 1, updatedAt: now(), updatedBy: ctx.user.id })
      .where(and(ofFirm(ctx, customers), eq(customers.id, id)));
    await storeParts(db, ctx, before, rules, parsed);
    await record(db, ctx, { action: 'customer.updated', subjectId: id, changes });
  });
}
