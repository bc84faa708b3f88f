import { setImmediate } from 'node:timers/promises';
import { and, count, eq } from 'drizzle-orm';
import { importRows, imports } from '#db/schema/imports';
import { outboxMessages } from '#db/schema/outbox';
import { demand, ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { importIn } from '#lib/imports/begin';
import { choicesOf, savedOutcomes } from '#lib/imports/choices';
import { measureOf, repeatVerdicts } from '#lib/imports/judge';
import { findImport, type Import, nextRows } from '#lib/imports/queries';
import { Changed, Missing } from '#lib/problems';
import { reachOf, type Unreached } from '#lib/registration/reach';

export type NotWelcomed = Unreached | 'archived';

/** Whom a file would welcome if it were saved now. */
export interface WelcomeCount {
  /** By template, in the order in which they come. */
  templates: { id: string; name: string; count: number }[];
  total: number;
  not: Partial<Record<NotWelcomed, number>>;
}

/** Rows that are looked at before others get their turn. */
const atOnce = 500;

/**
 * Counts to whom a checked file would send a welcome invoice, and to whom not and why.
 * @throws Forbidden, Missing
 */
export async function countWelcomes(ctx: Context, importId: string): Promise<WelcomeCount> {
  const file = await findImport(ctx, importId);
  if (!file) throw new Missing(importId);
  const [measure, reach] = [await measureOf(ctx, file), await reachOf(ctx)];
  const found: WelcomeCount = { templates: [], total: 0, not: {} };
  for (let after = 0; ;) {
    const rows = await nextRows(ctx, importId, after, atOnce, 'unsaved', savedOutcomes(choicesOf(file)));
    const last = rows.at(-1);
    if (!last) return found;
    after = last.position;
    const verdicts = await read(ctx, 'customers.import', (db) => repeatVerdicts(db, ctx, measure, rows));
    for (const { outcome, record, isArchived } of verdicts) {
      if (!record || (outcome !== 'new' && outcome !== 'duplicate')) continue;
      const reached = isArchived ? { not: 'archived' as const } : await reach(record.input, record.values);
      if ('not' in reached) found.not[reached.not] = (found.not[reached.not] ?? 0) + 1;
      else addTo(found, reached.template);
    }
    await setImmediate();
  }
}

function addTo(found: WelcomeCount, { id, name }: { id: string; name: string }): void {
  const known = found.templates.find((template) => template.id === id);
  if (known) known.count += 1;
  else found.templates.push({ id, name, count: 1 });
  found.total += 1;
}

/** How far the welcoming of a file has come: whose invoice is queued or gone, and who is still to be welcomed. */
export async function countWelcomed(ctx: Context, importId: string): Promise<{ sent: number; due: number }> {
  return read(ctx, 'customers.import', async (db) => {
    const [sent] = await db.select({ rows: count() }).from(importRows).innerJoin(outboxMessages, and(eq(outboxMessages.customerId, importRows.customerId), eq(outboxMessages.kind, 'welcome'))).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), ofFirm(ctx, outboxMessages)));
    const [due] = await db.select({ rows: count() }).from(importRows).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), eq(importRows.isWelcomeDue, true)));
    return { sent: sent?.rows ?? 0, due: due?.rows ?? 0 };
  });
}

/** In which welcoming can be chosen: as long as something is still to be saved. */
const choosing = ['checked', 'stopped', 'saved', 'failed'] as const satisfies readonly Import['state'][];

/**
 * Agrees that new customers of a file are welcomed when they are saved.
 * @param seen how many it would be, as it was shown
 * @throws Forbidden, Missing, Invalid; Changed when it would be another number by now
 */
export async function agreeToWelcomes(ctx: Context, importId: string, seen: number): Promise<void> {
  demand(ctx, 'mail.edit');
  const { total } = await countWelcomes(ctx, importId);
  if (total !== seen) throw new Changed(importId);
  await choose(ctx, importId, total);
}

/**
 * Welcomes nobody when a file is saved, whatever was agreed before.
 * @throws Forbidden, Missing, Invalid
 */
export async function declineWelcomes(ctx: Context, importId: string): Promise<void> {
  await choose(ctx, importId, null);
}

async function choose(ctx: Context, importId: string, agreed: number | null): Promise<void> {
  await write(ctx, 'customers.import', async (db) => {
    const file = await importIn(ctx, importId, choosing);
    const { welcomes, ...others } = choicesOf(file);
    if ((welcomes ?? null) === agreed) return;
    // Who was saved and not welcomed yet is not welcomed any more.
    if (agreed === null) await db.update(importRows).set({ isWelcomeDue: false }).where(and(ofFirm(ctx, importRows), eq(importRows.importId, importId), eq(importRows.isWelcomeDue, true)));
    await db.update(imports).set({ options: { ...others, ...(agreed !== null && { welcomes: agreed }) }, updatedAt: now() }).where(and(ofFirm(ctx, imports), eq(imports.id, importId)));
    await record(db, ctx, { action: agreed === null ? 'import.welcomesDeclined' : 'import.welcomesAgreed', subjectId: importId, changes: { welcomes: { from: String(welcomes ?? 0), to: String(agreed ?? 0) } } });
  });
}
