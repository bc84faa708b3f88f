import { and, isNull, min } from 'drizzle-orm';
import { reminderSettings, reminderSteps } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { addDays, type Day, dayIn } from '#lib/day';

/** Makes the program look once more today what reminders are due. It stands down here because what settles or issues an invoice may make one due. */
export async function lookAgain(db: Db, ctx: Context): Promise<void> {
  await db.update(reminderSettings).set({ doneDay: null }).where(ofFirm(ctx, reminderSettings));
}

/** The same for one invoice: only where a step of any plan can be due today. Most are issued weeks before, and a look goes through all that are open. */
export async function lookAgainFor(db: Db, ctx: Context, dueDay: Day): Promise<void> {
  const [first] = await db.select({ days: min(reminderSteps.days) }).from(reminderSteps).where(and(ofFirm(ctx, reminderSteps), isNull(reminderSteps.removedAt)));
  if (first && first.days !== null && addDays(dueDay, first.days) <= dayIn(ctx.firm.timeZone, now())) await lookAgain(db, ctx);
}
