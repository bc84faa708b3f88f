import { and, inArray, lt, ne } from 'drizzle-orm';
import { customerMerges } from '#db/schema/merges';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { day, now } from '#lib/clock';
import type { Context } from '#lib/context';

/** For so long a merge can be undone. */
export const undoable = 30 * day;

/** Empties, in every firm, what merges have kept to be undone by, once they cannot be any more. Call it in a write. */
export async function forgetOldMerges(db: Db): Promise<void> {
  await db.update(customerMerges).set({ before: {} }).where(and(lt(customerMerges.mergedAt, now() - undoable), ne(customerMerges.before, {})));
}

/** The same for all merges into these customers, whose data are being erased. */
export async function forgetMergesInto(db: Db, ctx: Context, keptIds: readonly string[]): Promise<void> {
  await db.update(customerMerges).set({ before: {} }).where(and(ofFirm(ctx, customerMerges), inArray(customerMerges.keptId, [...keptIds])));
}
