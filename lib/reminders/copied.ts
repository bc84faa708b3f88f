import { and, eq, lt } from 'drizzle-orm';
import { firms } from '#db/schema/firms';
import { reminderChoices } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { now } from '#lib/clock';
import { addDays, dayIn } from '#lib/day';

/**
 * Leaves out, of all firms, what was to be reminded of until today: the data were just put here from a backup or an export, and where they
 * came from it may have gone out since, of which nothing is written here. Reminding goes on tomorrow.
 */
export async function remindFromTomorrow(db: Db): Promise<void> {
  for (const { id, timeZone } of await db.select({ id: firms.id, timeZone: firms.timeZone }).from(firms)) {
    const sinceDay = addDays(dayIn(timeZone, now()), 1);
    await db.update(reminderChoices).set({ sinceDay }).where(and(eq(reminderChoices.firmId, id), lt(reminderChoices.sinceDay, sinceDay)));
  }
}
