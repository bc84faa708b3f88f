import { write } from '#lib/access';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { log } from '#lib/log';
import { candidatesUntil, dueOf } from '#lib/reminders/candidates';
import { queueForCustomer } from '#lib/reminders/queue';
import { keepBegun, keepDone, momentOf, reminderSettingsOf } from '#lib/reminders/settings';
import { isWeekend } from '#lib/reminders/weekend';
import { contextsOfOwners } from '#lib/users/context-of';

/**
 * Queues what is due, of all firms, each at its own time of day and not on its weekend. After a time in which the program did not run,
 * each invoice is reminded of once, by the latest step that is due. It may be run as often, and by as many, as one likes.
 * @param isEnding asked between two customers; what is left is done another time
 * @returns how many messages were queued
 */
export async function remindDue(isEnding: () => boolean = () => false): Promise<number> {
  let queued = 0;
  for (const ctx of await contextsOfOwners()) {
    if (isEnding()) break;
    queued += await remindFirm(ctx, isEnding).catch((error: unknown) => {
      log.error({ err: error, firm: ctx.firm.id }, 'reminders could not be looked through');
      return 0;
    });
  }
  return queued;
}

async function remindFirm(ctx: Context, isEnding: () => boolean): Promise<number> {
  const { time, weekend, doneDay } = await reminderSettingsOf(ctx);
  const moment = momentOf(ctx);
  if (moment.time < time || isWeekend(moment.today, weekend) || doneDay === moment.today) return 0;
  await write(ctx, 'invoices.edit', (db) => keepBegun(db, ctx, moment.today));
  let queued = 0;
  let isComplete = true;
  for (const customerId of await customersDue(ctx, moment.today)) {
    if (isEnding()) return queued;
    try {
      queued += await queueForCustomer(ctx, customerId, moment.today);
    } catch (error) {
      // It takes nothing with it: the others are reminded, and the next round tries it again.
      isComplete = false;
      log.error({ err: error, customer: customerId }, 'a customer could not be reminded');
    }
  }
  if (isComplete) await write(ctx, 'invoices.edit', (db) => keepDone(db, ctx, moment.today));
  return queued;
}

/** Whoever is to be reminded of anything today. */
async function customersDue(ctx: Context, today: Day): Promise<Set<string>> {
  const due = new Set<string>();
  for await (const candidates of candidatesUntil(ctx, today)) {
    for (const candidate of candidates) {
      const step = dueOf(candidate, today);
      if (step && !step.held) due.add(candidate.customer.id);
    }
  }
  return due;
}
