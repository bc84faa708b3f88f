import { and, eq } from 'drizzle-orm';
import { reminders } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { type AuditAction, record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { Changed, Missing } from '#lib/problems';
import { candidateOf } from '#lib/reminders/candidates';
import type { Reminder } from '#lib/reminders/next';

async function rowOf(db: Db, ctx: Context, invoiceId: string, stepId: string): Promise<Reminder | null> {
  const [row] = await db.select().from(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.invoiceId, invoiceId), eq(reminders.stepId, stepId))).limit(1);
  return row ?? null;
}

/** Writes what a person decides of a step that lies ahead. @throws Missing, Changed */
async function decide(ctx: Context, invoiceId: string, stepId: string, state: 'held' | 'skipped', action: AuditAction): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const row = await rowOf(db, ctx, invoiceId, stepId);
    if (row?.state === state) return;
    if (row !== null && row.state !== 'held') throw new Changed(row.id);
    const decided = { state, reason: 'person' as const, at: now(), byId: ctx.user.id };
    if (row) {
      await db.update(reminders).set(decided).where(and(ofFirm(ctx, reminders), eq(reminders.id, row.id)));
    } else {
      const ahead = (await candidateOf(ctx, invoiceId))?.ahead.find(({ step }) => step.id === stepId);
      if (!ahead) throw new Missing(stepId);
      await db.insert(reminders).values({ id: newId(), firmId: ctx.firm.id, invoiceId, stepId, day: ahead.day, ...decided });
    }
    await record(db, ctx, { action, subjectId: invoiceId, changes: { step: { from: '', to: stepId } } });
  });
}

/** Makes a step as if nothing had been said of it: it goes out when it is due. @throws Changed when it has gone its way, or it is behind one that has */
async function undecide(ctx: Context, invoiceId: string, stepId: string, from: (row: Reminder) => boolean, action: AuditAction): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const row = await rowOf(db, ctx, invoiceId, stepId);
    if (!row) return;
    if (!from(row)) throw new Changed(row.id);
    await db.delete(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.id, row.id)));
    // Where a later step has had its turn it would never go: it is as it is.
    if (!(await candidateOf(ctx, invoiceId))?.ahead.some(({ step }) => step.id === stepId)) throw new Changed(row.id);
    await lookAgain(db, ctx);
    await record(db, ctx, { action, subjectId: invoiceId, changes: { step: { from: '', to: stepId } } });
  });
}

/**
 * Keeps a reminder that lies ahead from going out until somebody lets it go. Pressed twice, it is done once.
 * @throws Forbidden, Missing, Changed
 */
export async function holdReminder(ctx: Context, invoiceId: string, stepId: string): Promise<void> {
  await decide(ctx, invoiceId, stepId, 'held', 'reminders.held');
}

/**
 * Leaves a reminder out that lies ahead; the next step comes in its time. Pressed twice, it is done once.
 * @throws Forbidden, Missing, Changed
 */
export async function skipReminder(ctx: Context, invoiceId: string, stepId: string): Promise<void> {
  await decide(ctx, invoiceId, stepId, 'skipped', 'reminders.skipped');
}

/**
 * Lets a reminder go that was held, left out by a person, or could not be mailed: with the next round, where it is due.
 * @throws Forbidden, Changed
 */
export async function releaseReminder(ctx: Context, invoiceId: string, stepId: string): Promise<void> {
  await undecide(ctx, invoiceId, stepId, ({ state, reason }) => state === 'held' || state === 'notSent' || (state === 'skipped' && reason === 'person'), 'reminders.released');
}

/**
 * Notes that a reminder which could not be mailed went out on paper. Pressed twice, it is done once.
 * @throws Forbidden, Missing, Changed
 */
export async function notePrinted(ctx: Context, invoiceId: string, stepId: string): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const row = await rowOf(db, ctx, invoiceId, stepId);
    if (row?.state === 'printed') return;
    if (!row) throw new Missing(stepId);
    if (row.state !== 'notSent') throw new Changed(row.id);
    await db.update(reminders).set({ state: 'printed', at: now(), byId: ctx.user.id }).where(and(ofFirm(ctx, reminders), eq(reminders.id, row.id)));
    await record(db, ctx, { action: 'reminders.printed', subjectId: invoiceId, changes: { step: { from: '', to: stepId } } });
  });
}
