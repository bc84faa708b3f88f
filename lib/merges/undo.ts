import { and, eq, inArray, sql } from 'drizzle-orm';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { customerMerges } from '#db/schema/merges';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { settleCustomer } from '#lib/balances/settle';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandUnique } from '#lib/custom-fields/store-values';
import { differences } from '#lib/customers/compare';
import { derivedColumns } from '#lib/customers/input';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { recordOf } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { spreadWithdrawals } from '#lib/merges/consent';
import { bringHome, homesOf } from '#lib/merges/homes';
import { findMerge, type Merge } from '#lib/merges/queries';
import { takeBack } from '#lib/merges/traces';
import { Invalid, Missing } from '#lib/problems';

/**
 * Makes several customers again of those that were merged: every row that the merge changed is as it was before, but for
 * versions, which only grow. What was added or changed since stays with the customer that was kept (`addedSince` names it).
 * A merge that was undone already stays so.
 * @returns the merge
 * @throws Forbidden, Missing; Invalid when it can no longer be undone, a later one must be undone first, or a value that must be
 * unique has gone to another customer meanwhile
 */
export async function undoMerge(ctx: Context, mergeId: string): Promise<Merge> {
  return write(ctx, 'customers.merge', async (db) => {
    const merge = await findMerge(ctx, mergeId);
    if (!merge) throw new Missing(mergeId);
    if (merge.undoneAt !== null) return merge;
    if (merge.hindrance) throw new Invalid([{ field: '', key: `merges.hindrances.${merge.hindrance}` }]);
    const [kept, ...merged] = await customersOf(ctx, [merge.keptId, ...merge.mergedIds]);
    if (!kept) throw new Missing(mergeId);
    const before = await recordOf(ctx, kept);
    const homes = await homesOf(db, ctx, merge);
    await takeBack(db, ctx, merge.before);
    await bringHome(db, ctx, homes);
    for (const { id } of [kept, ...merged]) await settleCustomer(db, ctx, id);
    await countChange(db, ctx, [kept, ...merged]);
    await deriveAnew(db, ctx, merge.keptId);
    await spreadWithdrawals(db, ctx, { kept, merged }, mergeId);
    for (const { key } of [kept, ...merged]) await demandStillUnique(db, ctx, key);
    await db.update(customerMerges).set({ undoneAt: now(), undoneBy: ctx.user.id, before: {} }).where(and(ofFirm(ctx, customerMerges), eq(customerMerges.id, mergeId)));
    const numbers = merged.map(({ number }) => number).join(', ');
    const changes = differences(before, await recordOf(ctx, (await findCustomer(ctx, kept.id)) ?? kept));
    await record(db, ctx, { action: 'customer.unmerged', subjectId: kept.id, changes: { mergedNumbers: { from: '', to: numbers }, ...changes } });
    for (const { id } of merged) await record(db, ctx, { action: 'customer.unmerged', subjectId: id, changes: { mergedInto: { from: '', to: String(kept.number) } } });
    return merge;
  });
}

async function customersOf(ctx: Context, ids: readonly string[]): Promise<Customer[]> {
  const found: Customer[] = [];
  for (const id of ids) {
    const customer = await findCustomer(ctx, id);
    if (!customer) throw new Missing(id);
    found.push(customer);
  }
  return found;
}

async function countChange(db: Db, ctx: Context, changed: readonly Customer[]): Promise<void> {
  const ids = changed.map(({ id }) => id);
  await db.update(customers).set({ version: sql`${customers.version} + 1` }).where(and(ofFirm(ctx, customers), inArray(customers.id, ids)));
}

/** What follows from other columns is made of what they are now, which may be some of before and some of since. */
async function deriveAnew(db: Db, ctx: Context, id: string): Promise<void> {
  const kept = await findCustomer(ctx, id);
  if (kept) await db.update(customers).set(derivedColumns(ctx.firm, kept.number, kept)).where(and(ofFirm(ctx, customers), eq(customers.id, id)));
}

async function demandStillUnique(db: Db, ctx: Context, customerKey: number): Promise<void> {
  const { fields } = await rulesOf(ctx);
  const rows = await db.select().from(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, customerKey)));
  await demandUnique(db, ctx, customerKey, fields, Map.groupBy(rows, ({ fieldId }) => fieldId));
}
