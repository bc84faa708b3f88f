import { and, eq } from 'drizzle-orm';
import { reminderSteps } from '#db/schema/reminders';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Step } from '#lib/reminders/plan';

/** The step of this id, also one that was taken out of its plan; null when it is another firm's. */
export async function findStep(ctx: Context, id: string): Promise<Step | null> {
  const [step] = await read(ctx, 'invoices.view', (db) => db.select().from(reminderSteps).where(and(ofFirm(ctx, reminderSteps), eq(reminderSteps.id, id))).limit(1));
  return step ?? null;
}
