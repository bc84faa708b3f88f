import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reminderSettings, weekends } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { addDays, dayIn, type Day } from '#lib/day';
import { line, oneOf, parse } from '#lib/form';
import { Changed } from '#lib/problems';
import { usualWeekend, type Weekend } from '#lib/reminders/weekend';
import { westernDigits } from '#lib/text';

export type ReminderSettings = Omit<typeof reminderSettings.$inferSelect, 'firmId'>;

const usualTime = '09:00';

/** When a firm reminds; of one that has said nothing, what is usual where it is. Its version is 0 then. */
export async function reminderSettingsOf(ctx: Context): Promise<ReminderSettings> {
  const [settings] = await read(ctx, 'invoices.view', (db) => db.select().from(reminderSettings).where(ofFirm(ctx, reminderSettings)));
  return settings ?? { time: usualTime, weekend: usualWeekend(ctx.firm.country), doneDay: null, version: 0 };
}

/** When a firm's weekend is. */
export async function weekendOf(ctx: Context): Promise<Weekend> {
  return (await reminderSettingsOf(ctx)).weekend;
}

/** Day and time of day that it is now where the firm is: `2026-01-31`, `09:00`. */
export function momentOf(ctx: Context): { today: Day; time: string } {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: ctx.firm.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now());
  return { today: dayIn(ctx.firm.timeZone, now()), time };
}

const schema = z.object({
  time: line(10).transform(westernDigits).refine((text) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text), 'reminders.wrong.time'),
  weekend: oneOf(weekends),
});

export const reminderSettingNames = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/**
 * Says at what time of day, and on which days, the firm reminds.
 * @param version the one that was seen
 * @throws Forbidden, Invalid, Changed
 */
export async function changeReminderSettings(ctx: Context, version: number, values: Record<string, string>): Promise<void> {
  const input = parse(schema, values);
  await write(ctx, 'firm.edit', async (db) => {
    const before = await reminderSettingsOf(ctx);
    if (before.version !== version) throw new Changed(ctx.firm.id);
    const changes = Object.fromEntries(reminderSettingNames.filter((name) => before[name] !== input[name]).map((name) => [name, { from: before[name], to: input[name] }]));
    if (Object.keys(changes).length === 0) return;
    const settings = { ...before, ...input, version: version + 1 };
    await db.insert(reminderSettings).values({ firmId: ctx.firm.id, ...settings }).onConflictDoUpdate({ target: reminderSettings.firmId, set: settings });
    await record(db, ctx, { action: 'reminders.settingsChanged', subjectId: ctx.firm.id, changes });
  });
}

/** Notes that a day's round begins: until it has ended the day before counts as done, which `lookAgain` takes away. */
export async function keepBegun(db: Db, ctx: Context, day: Day): Promise<void> {
  const { doneDay: _before, ...settings } = await reminderSettingsOf(ctx);
  const doneDay = addDays(day, -1);
  await db.insert(reminderSettings).values({ firmId: ctx.firm.id, ...settings, doneDay }).onConflictDoUpdate({ target: reminderSettings.firmId, set: { doneDay } });
}

/** Notes that a day's reminders are all queued, unless something came up since the round began. */
export async function keepDone(db: Db, ctx: Context, day: Day): Promise<void> {
  await db.update(reminderSettings).set({ doneDay: day }).where(and(ofFirm(ctx, reminderSettings), eq(reminderSettings.doneDay, addDays(day, -1))));
}
