import { and, eq } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { Changed, Missing } from '#lib/problems';

/**
 * Takes a customer out of the list. Nothing of it is lost: it is found under "Archived", and `restoreCustomer` brings it back.
 * One that is archived already stays as it is.
 * @param version the version that the person saw when they decided
 * @throws Forbidden, Missing, Invalid when it was erased; Changed when somebody else saved in between
 */
export async function archiveCustomer(ctx: Context, id: string, version: number): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const before = await findCustomer(ctx, id);
    if (!before) throw new Missing(id);
    demandOpen(before);
    if (before.archivedAt !== null) return;
    if (before.version !== version) throw new Changed(id);
    const at = now();
    await db
      .update(customers)
      .set({ archivedAt: at, version: version + 1, updatedAt: at, updatedBy: ctx.user.id })
      .where(and(ofFirm(ctx, customers), eq(customers.id, id)));
    await record(db, ctx, { action: 'customer.archived', subjectId: id });
  });
}
