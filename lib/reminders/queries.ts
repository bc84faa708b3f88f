import { and, asc, desc, eq, gte, inArray, type SQL } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { invoices } from '#db/schema/invoices';
import { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderSteps } from '#db/schema/reminders';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import { day as dayLength, now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Day, dayIn } from '#lib/day';
import { type Candidate, candidatesUntil } from '#lib/reminders/candidates';
import { dueBy, type Reminder } from '#lib/reminders/next';
import type { Step } from '#lib/reminders/plan';
import { momentOf, reminderSettingsOf } from '#lib/reminders/settings';
import { workingDay } from '#lib/reminders/weekend';

/** A reminder that had its turn, with what became of its message. */
export interface ListedReminder extends Reminder {
  step: Step;
  messageState: (typeof outboxMessages.$inferSelect)['state'] | null;
  sentAt: number | null;
  /** Who did it; null where the program itself did. */
  by: string | null;
  invoiceNumber: string;
  customerId: string;
  customerName: string;
  currency: string;
  open: number;
}

const listed = {
  reminder: reminders, step: reminderSteps, messageState: outboxMessages.state, sentAt: outboxMessages.sentAt, by: users.name,
  invoiceNumber: invoices.number, customerId: customers.id, customerName: customers.name, currency: invoices.currency, open: invoices.open,
};

async function remindersWhere(ctx: Context, condition: SQL | undefined, order: SQL[], most: number): Promise<ListedReminder[]> {
  const rows = await read(ctx, 'invoices.view', (db) =>
    db
      .select(listed)
      .from(reminders)
      .innerJoin(reminderSteps, eq(reminderSteps.id, reminders.stepId))
      .innerJoin(invoices, eq(invoices.id, reminders.invoiceId))
      .innerJoin(customers, eq(customers.id, invoices.customerId))
      .leftJoin(outboxMessages, eq(outboxMessages.id, reminders.messageId))
      .leftJoin(users, eq(users.id, reminders.byId))
      .where(and(ofFirm(ctx, reminders), condition))
      .orderBy(...order)
      .limit(most),
  );
  return rows.map(({ reminder, invoiceNumber, ...rest }) => ({ ...reminder, ...rest, invoiceNumber: invoiceNumber ?? '' }));
}

/** What became of the reminders of an invoice, in the order of their days. */
export async function remindersOfInvoice(ctx: Context, invoiceId: string): Promise<ListedReminder[]> {
  return remindersWhere(ctx, eq(reminders.invoiceId, invoiceId), [asc(reminders.day), asc(reminders.id)], 100);
}

/** More than these nobody looks through one by one. */
export const mostListed = 200;

/** What could not be mailed and nobody has printed, of invoices that are still open: the latest first. */
export async function remindersNotSent(ctx: Context): Promise<ListedReminder[]> {
  const rows = await remindersWhere(ctx, eq(reminders.state, 'notSent'), [desc(reminders.at), desc(reminders.id)], mostListed);
  return rows.filter(({ open }) => open > 0);
}

/** What was queued or taken back today, where the firm is. */
export async function remindersOfToday(ctx: Context): Promise<ListedReminder[]> {
  const { today } = momentOf(ctx);
  const rows = await remindersWhere(ctx, and(inArray(reminders.state, ['queued', 'cancelled']), gte(reminders.at, now() - dayLength)), [desc(reminders.at), desc(reminders.id)], mostListed);
  return rows.filter(({ at }) => dayIn(ctx.firm.timeZone, at) === today);
}

/** A reminder that lies ahead, on the day on which it will go out. */
export interface Upcoming {
  candidate: Candidate;
  step: Step;
  day: Day;
  isHeld: boolean;
}

/** The first day on which something can go out: today, or the first working day after it. */
export async function nextRound(ctx: Context): Promise<Day> {
  const { weekend } = await reminderSettingsOf(ctx);
  return workingDay(momentOf(ctx).today, weekend);
}

/** What of an invoice goes out from a day on, until another: what is overdue already goes as one, on the first of them. */
export function upcomingOf(candidate: Candidate, first: Day, until: Day): Upcoming[] {
  if (candidate.stop !== null) return [];
  const due = dueBy(candidate.ahead, candidate.past, first);
  const later = candidate.ahead.filter(({ day }) => day > first && day <= until);
  const isHeld = (step: Step) => candidate.past.some(({ stepId, state }) => stepId === step.id && state === 'held');
  return [...(due ? [{ candidate, step: due.step, day: first, isHeld: due.held }] : []), ...later.map(({ step, day }) => ({ candidate, step, day, isHeld: isHeld(step) }))];
}

/**
 * What goes out until a day, as things stand now, in the order of the days.
 * @returns at most `mostListed` of each day, and how many there are of each
 */
export async function upcomingUntil(ctx: Context, until: Day): Promise<{ items: Upcoming[]; counts: Map<Day, number> }> {
  const first = await nextRound(ctx);
  const items: Upcoming[] = [];
  const counts = new Map<Day, number>();
  for await (const candidates of candidatesUntil(ctx, until)) {
    for (const upcoming of candidates.flatMap((candidate) => upcomingOf(candidate, first, until))) {
      const count = (counts.get(upcoming.day) ?? 0) + 1;
      counts.set(upcoming.day, count);
      if (count <= mostListed) items.push(upcoming);
    }
  }
  return { items: items.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)), counts };
}
