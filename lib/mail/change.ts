import { and, eq, inArray } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { ofFirm, write } from '#lib/access';
import { type AuditAction, record } from '#lib/audit/record';
import { now, second } from '#lib/clock';
import type { Context } from '#lib/context';
import { findMail, type MailState, type Message } from '#lib/mail/queries';
import { mailSettingsOf } from '#lib/mail/settings';
import { Changed, Missing } from '#lib/problems';

/** From which states a message may be changed in each way. What is with the server now is in nobody's hand. */
const from = {
  hold: ['queued'],
  release: ['held'],
  cancel: ['queued', 'held', 'failed', 'maybeSent'],
  again: ['sent', 'failed', 'cancelled', 'maybeSent'],
} as const satisfies Record<string, readonly MailState[]>;

export type MailChange = keyof typeof from;

/** What can be done with a message as it is now. */
export const changesOf = ({ state, reason }: Pick<Message, 'state' | 'reason'>): MailChange[] =>
  reason === 'erased' ? [] : (Object.keys(from) as MailChange[]).filter((change) => (from[change] as readonly MailState[]).includes(state));

async function change(ctx: Context, id: string, how: MailChange, action: AuditAction, set: (message: Message) => Partial<Message>): Promise<void> {
  await write(ctx, 'mail.edit', async (db) => {
    const found = await findMail(ctx, id);
    if (!found) throw new Missing(id);
    if (!changesOf(found.message).includes(how)) throw new Changed(id);
    const changed = await db.update(outboxMessages).set({ ...set(found.message), updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.id, id), inArray(outboxMessages.state, from[how]))).returning({ id: outboxMessages.id });
    // The worker may have taken it since it was read.
    if (changed.length === 0) throw new Changed(id);
    await record(db, ctx, { action, subjectId: id });
  });
}

/**
 * Keeps a message that waits from going out, until somebody lets it go.
 * @throws Forbidden, Missing; Changed when it is not waiting any more
 */
export async function holdMail(ctx: Context, id: string): Promise<void> {
  await change(ctx, id, 'hold', 'mail.held', () => ({ state: 'held', reason: 'byHand' }));
}

/**
 * Lets a message go that was held: at its time, or at once where that is over.
 * @throws Forbidden, Missing, Changed
 */
export async function releaseMail(ctx: Context, id: string): Promise<void> {
  await change(ctx, id, 'release', 'mail.released', () => ({ state: 'queued', reason: null }));
}

/**
 * Takes a message back that has not gone out, or sets one aside that could not.
 * @throws Forbidden, Missing, Changed
 */
export async function cancelMail(ctx: Context, id: string): Promise<void> {
  await change(ctx, id, 'cancel', 'mail.cancelled', () => ({ state: 'cancelled', reason: 'byHand' }));
}

/**
 * Sends a message again, after the time to take it back. One that was accepted before is another message to its receiver from now on.
 * @throws Forbidden, Missing, Changed
 */
export async function sendMailAgain(ctx: Context, id: string): Promise<void> {
  const { delay } = await mailSettingsOf(ctx);
  await change(ctx, id, 'again', 'mail.sentAgain', ({ state, repeats }) => ({
    state: 'queued', reason: null, dueAt: now() + delay * second, attempts: 0, tryingSince: null, sentAt: null, repeats: state === 'sent' ? repeats + 1 : repeats,
  }));
}
