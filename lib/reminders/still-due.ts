import { and, eq, gt, inArray } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import type { outboxMessages } from '#db/schema/outbox';
import { reminders, reminderStops } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { parted, type Withdrawal } from '#lib/balances/withdraw-reminders';
import type { Context } from '#lib/context';

type Asked = Pick<typeof outboxMessages.$inferSelect, 'id' | 'uniqueKey' | 'repeats'>;

/** What a letter names, each with why it is not to be reminded of any more; null where it is. */
async function named(db: Db, ctx: Context, messageId: string): Promise<{ invoiceId: string; state: string; over: Withdrawal | null }[]> {
  const rows = await db
    .select({ invoiceId: reminders.invoiceId, state: reminders.state, day: reminders.day, open: invoices.open, status: invoices.status, stop: reminderStops.kind })
    .from(reminders)
    .innerJoin(invoices, eq(invoices.id, reminders.invoiceId))
    .leftJoin(reminderStops, eq(reminderStops.invoiceId, reminders.invoiceId))
    .where(and(ofFirm(ctx, reminders), eq(reminders.messageId, messageId)));
  const found = [];
  for (const { day, open, status, stop, ...row } of rows) {
    const later = await db.select({ id: reminders.id }).from(reminders).where(and(ofFirm(ctx, reminders), eq(reminders.invoiceId, row.invoiceId), gt(reminders.day, day), inArray(reminders.state, ['queued', 'notSent', 'printed']))).limit(1);
    found.push({ ...row, over: open <= 0 || status !== 'issued' ? ('settled' as const) : stop !== null ? ('stopped' as const) : later.length > 0 ? ('overtaken' as const) : null });
  }
  return found;
}

/** Whether a message was queued by a reminder: a statement that a person sends has a key of another kind. */
const isReminder = ({ uniqueKey }: Pick<Asked, 'uniqueKey'>): boolean => /^reminders?:/.test(uniqueKey);

/**
 * Whether a message may still go out, asked right before it does. What is no reminder may; a reminder may while nothing of it was taken
 * back, every invoice that it names is open, nobody has stopped it, and no later step of it has had its turn.
 * @throws Forbidden
 */
export async function isStillDue(ctx: Context, message: Asked): Promise<boolean> {
  if (!isReminder(message)) return true;
  const steps = await read(ctx, 'invoices.view', (db) => named(db, ctx, message.id));
  return steps.length > 0 && steps.every(({ state, over }) => state === 'queued' && over === null);
}

/**
 * The same for whoever takes the message now and cancels it where it may not go: what it named that is still open is said anew, as when
 * a letter is taken back that waits.
 * @throws Forbidden
 */
export async function isStillDueOrTakenBack(ctx: Context, message: Asked): Promise<boolean> {
  if (await isStillDue(ctx, message)) return true;
  // One that goes a second time has said what it says: that stays so.
  if (message.repeats > 0) return false;
  await write(ctx, 'invoices.edit', async (db) => {
    const over = (await named(db, ctx, message.id)).flatMap(({ invoiceId, over }) => (over === null ? [] : [[invoiceId, over] as const]));
    await parted(db, ctx, message.id, new Map(over), false);
  });
  return false;
}
