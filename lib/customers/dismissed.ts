import { and, eq } from 'drizzle-orm';
import { type DismissedFinding, dismissedFindings } from '#db/schema/findings';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { FieldName } from '#lib/customers/fields';
import { findRecord } from '#lib/customers/record';

/** What of a saved customer was said to be right although it looks odd. */
export async function dismissedOf(ctx: Context, customerId: string): Promise<DismissedFinding[]> {
  const { field, finding, value } = dismissedFindings;
  return read(ctx, 'customers.view', (db) =>
    db.select({ field, finding, value }).from(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), eq(dismissedFindings.customerId, customerId))),
  );
}

const one = (ctx: Context, customerId: string, { field, finding }: DismissedFinding) =>
  and(ofFirm(ctx, dismissedFindings), eq(dismissedFindings.customerId, customerId), eq(dismissedFindings.field, field), eq(dismissedFindings.finding, finding));

/** By field, what was said of it, for the log; the values stand there already. */
const logged = (dismissed: readonly DismissedFinding[]) =>
  Object.fromEntries([...Map.groupBy(dismissed, ({ field }) => field)].map(([field, about]) => [field, { from: '', to: about.map(({ finding }) => finding).join(', ') }]));

/**
 * Remembers with a customer just saved what was said to be right on its review, and forgets what was said of values that it has no
 * longer. Call it in the write of the customer.
 */
export async function storeDismissed(ctx: Context, customerId: string, dismissed: readonly DismissedFinding[]): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const before = await dismissedOf(ctx, customerId);
    if (before.length + dismissed.length === 0) return;
    const found = await findRecord(ctx, customerId);
    const holds = ({ field, value }: DismissedFinding) => found?.values[field as FieldName] === value;
    for (const past of before.filter((past) => !holds(past))) await db.delete(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), one(ctx, customerId, past)));
    const isKnown = (said: DismissedFinding) => before.some(({ field, finding, value }) => field === said.field && finding === said.finding && value === said.value);
    const added = dismissed.filter((said) => holds(said) && !isKnown(said));
    if (added.length === 0) return;
    await db.insert(dismissedFindings).values(added.map((said) => ({ ...said, firmId: ctx.firm.id, customerId, dismissedAt: now(), dismissedBy: ctx.user.id })));
    await record(db, ctx, { action: 'finding.dismissed', subjectId: customerId, changes: logged(added) });
  });
}

/** Forgets all that was said to be right of a customer: its review points everything out again. */
export async function forgetDismissed(ctx: Context, customerId: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const before = await dismissedOf(ctx, customerId);
    if (before.length === 0) return;
    await db.delete(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), eq(dismissedFindings.customerId, customerId)));
    await record(db, ctx, { action: 'finding.recalled', subjectId: customerId, changes: logged(before) });
  });
}
