import { and, eq } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { differences } from '#lib/customers/compare';
import type { CustomerValues } from '#lib/customers/fields';
import { derivedColumns, parseCustomer, valuesOf } from '#lib/customers/input';
import { closedWhenErased } from '#lib/customers/erased';
import { findCustomer } from '#lib/customers/queries';
import { Changed, Missing } from '#lib/problems';

/**
 * Replaces a customer's data. Values that say the same as before change nothing and leave no trace.
 * @param version the version that the person saw when they decided
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved in between
 */
export async function updateCustomer(ctx: Context, id: string, version: number, values: CustomerValues): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const before = await findCustomer(ctx, id);
    if (!before) throw new Missing(id);
    closedWhenErased(before);
    if (before.version !== version) throw new Changed(id);
    const input = parseCustomer(ctx.firm, values, valuesOf(before));
    const changes = differences(valuesOf(before), valuesOf(input));
    if (Object.keys(changes).length === 0) return;
    await db
      .update(customers)
      .set({ ...input, ...derivedColumns(ctx.firm, before.number, input), version: version + 1, updatedAt: now(), updatedBy: ctx.user.id })
      .where(and(ofFirm(ctx, customers), eq(customers.id, id)));
    await record(db, ctx, { action: 'customer.updated', subjectId: id, changes });
  });
}
