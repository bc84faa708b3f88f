import { and, eq, or } from 'drizzle-orm';
import { distinctCustomers, possibleDuplicates } from '#db/schema/findings';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { line, parse } from '#lib/form';
import { Missing } from '#lib/problems';
import { z } from 'zod';

/** The two ids in the order in which a pair is stored. */
export const paired = (one: string, other: string) => (one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one });

/** Ids of the customers that somebody said this one is not. */
export async function distinctFrom(ctx: Context, id: string): Promise<Set<string>> {
  const rows = await read(ctx, 'customers.view', (db) =>
    db
      .select({ oneId: distinctCustomers.oneId, otherId: distinctCustomers.otherId })
      .from(distinctCustomers)
      .where(and(ofFirm(ctx, distinctCustomers), or(eq(distinctCustomers.oneId, id), eq(distinctCustomers.otherId, id)))),
  );
  return new Set(rows.map(({ oneId, otherId }) => (oneId === id ? otherId : oneId)));
}

const schema = z.object({ reason: line(200) });

/**
 * Remembers that two customers who look alike are not the same, so that nobody is asked again.
 * @param reason in the words of whoever decides it; may be empty
 * @throws Forbidden, Invalid; Missing when one of them is not the firm's
 */
export async function keepApart(ctx: Context, one: string, other: string, reason: string): Promise<void> {
  const given = parse(schema, { reason }).reason || null;
  await write(ctx, 'customers.edit', async (db) => {
    for (const id of [one, other]) if (!(await findCustomer(ctx, id))) throw new Missing(id);
    const pair = paired(one, other);
    const decided = { reason: given, decidedAt: now(), decidedBy: ctx.user.id };
    await db.insert(distinctCustomers).values({ firmId: ctx.firm.id, ...pair, ...decided }).onConflictDoUpdate({ target: [distinctCustomers.oneId, distinctCustomers.otherId], set: decided });
    await db.delete(possibleDuplicates).where(and(ofFirm(ctx, possibleDuplicates), eq(possibleDuplicates.oneId, pair.oneId), eq(possibleDuplicates.otherId, pair.otherId)));
    await record(db, ctx, { action: 'customer.keptApart', subjectId: one, changes: { other: { from: '', to: other }, ...(given && { reason: { from: '', to: given } }) } });
  });
}
