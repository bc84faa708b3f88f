import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import { customerDrafts } from '#db/schema/drafts';
import type { DismissedFinding } from '#db/schema/findings';
import { ofFirm, read, write } from '#lib/access';
import { day, now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { EditBase } from '#lib/customers/base';
import { type CustomerValues, emptyValues } from '#lib/customers/fields';
import { newId } from '#lib/ids';
import { Missing } from '#lib/problems';

const lifetime = 7 * day;

export interface Draft {
  id: string;
  values: CustomerValues;
  /** The customer being edited; null for a new one. */
  edited: EditBase | null;
  /** What its review pointed out and the person said is right. */
  dismissed: DismissedFinding[];
  /** The customer that a save has made of it. */
  savedCustomerId: string | null;
  createdAt: number;
}

function asDraft(row: typeof customerDrafts.$inferSelect): Draft {
  const { customerId, baseVersion, baseValues, dismissed } = row;
  const edited = customerId && baseVersion && baseValues ? { id: customerId, version: baseVersion, values: { ...emptyValues, ...baseValues } } : null;
  return { id: row.id, values: { ...emptyValues, ...row.values }, edited, dismissed, savedCustomerId: row.savedCustomerId, createdAt: row.createdAt };
}

/** The condition that stands in every query of drafts: one's own, and not older than seven days. */
function ownDraft(ctx: Context) {
  return and(ofFirm(ctx, customerDrafts), eq(customerDrafts.userId, ctx.user.id), gt(customerDrafts.expiresAt, now()));
}

/** A draft of this person, or null: also when it is somebody else's or has expired. */
export async function findDraft(ctx: Context, id: string): Promise<Draft | null> {
  const [row] = await read(ctx, 'customers.edit', (db) =>
    db.select().from(customerDrafts).where(and(ofFirm(ctx, customerDrafts), ownDraft(ctx), eq(customerDrafts.id, id))).limit(1),
  );
  return row ? asDraft(row) : null;
}

/** Entries that this person began and neither saved nor discarded, newest first. */
export async function unfinishedDrafts(ctx: Context): Promise<Draft[]> {
  const rows = await read(ctx, 'customers.edit', (db) =>
    db
      .select()
      .from(customerDrafts)
      .where(and(ofFirm(ctx, customerDrafts), ownDraft(ctx), isNull(customerDrafts.savedCustomerId), isNull(customerDrafts.customerId)))
      .orderBy(desc(customerDrafts.id))
      .limit(5),
  );
  return rows.map(asDraft);
}

/**
 * Keeps what was typed, as a new draft. Drafts past their time are swept out on the way.
 * @param edited the customer being edited, as it was when editing began; null for a new one
 */
export async function startDraft(ctx: Context, values: CustomerValues, edited: EditBase | null): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const id = newId();
    await db.delete(customerDrafts).where(and(ofFirm(ctx, customerDrafts), lt(customerDrafts.expiresAt, now())));
    await db.insert(customerDrafts).values({
      id,
      firmId: ctx.firm.id,
      userId: ctx.user.id,
      values,
      customerId: edited?.id ?? null,
      baseVersion: edited?.version ?? null,
      baseValues: edited?.values ?? null,
      createdAt: now(),
      expiresAt: now() + lifetime,
    });
    return id;
  });
}

async function change(ctx: Context, id: string, changed: Partial<Pick<typeof customerDrafts.$inferInsert, 'values' | 'dismissed'>>): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const revised = await db
      .update(customerDrafts)
      .set({ ...changed, expiresAt: now() + lifetime })
      .where(and(ofFirm(ctx, customerDrafts), ownDraft(ctx), eq(customerDrafts.id, id), isNull(customerDrafts.savedCustomerId)))
      .returning({ id: customerDrafts.id });
    if (revised.length === 0) throw new Missing(id);
  });
}

/**
 * Replaces what a draft holds.
 * @throws Missing when there is no such draft of this person, or a save has already used it
 */
export async function reviseDraft(ctx: Context, id: string, values: CustomerValues): Promise<void> {
  await change(ctx, id, { values });
}

/**
 * Replaces what of a draft was said to be right.
 * @throws Missing as `reviseDraft`
 */
export async function dismissInDraft(ctx: Context, id: string, dismissed: DismissedFinding[]): Promise<void> {
  await change(ctx, id, { dismissed });
}

export async function discardDraft(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.edit', (db) => db.delete(customerDrafts).where(and(ofFirm(ctx, customerDrafts), ownDraft(ctx), eq(customerDrafts.id, id))));
}
