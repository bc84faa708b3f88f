import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';
import { outboxAttempts, outboxMessages } from '#db/schema/outbox';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { isOfVoid } from '#lib/balances/withdraw-mail';
import { day, hour, minute, now } from '#lib/clock';
import { maySend } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { compose } from '#lib/mail/compose';
import { deliver, type Outcome, type Patience, usualPatience } from '#lib/mail/deliver';
import { keepAsFile } from '#lib/mail/folder';
import type { Message } from '#lib/mail/queries';
import { type Sending, sendingOf } from '#lib/mail/server';
import { log } from '#lib/log';

/** So long somebody who sends a message is believed to be alive: longer than a try can take. */
const lease = 10 * minute;

/** How long it is waited after each try that came to nothing; after the last of these always so long. */
const pauses = [minute, 5 * minute, 15 * minute, hour, 4 * hour];

/** After so long without success a message is given up, counted from its first try. */
export const givesUpAfter = 3 * day;

const pauseAfter = (attempts: number): number => pauses[Math.min(attempts, pauses.length) - 1] ?? hour;

interface Claimed {
  message: Message;
  attemptId: string;
}

const due = () => and(eq(outboxMessages.state, 'queued'), lte(outboxMessages.dueAt, now()));

/** The message whose turn it is. */
async function nextDue(ctx: Context): Promise<string | null> {
  const [next] = await read(ctx, 'mail.view', (db) => db.select({ id: outboxMessages.id }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), due())).orderBy(asc(outboxMessages.dueAt)).limit(1));
  return next?.id ?? null;
}

/** What keeps a message from going out, looked up at the last moment; null when nothing does. */
async function whyNot(db: Db, ctx: Context, message: Message, isStillDue: Trying['isStillDue']): Promise<'noConsent' | 'notDue' | 'void' | null> {
  const { customerId, purpose } = message;
  if (customerId !== null && purpose !== null && !(await maySend(ctx, customerId, { channel: 'email', purpose }))) return 'noConsent';
  if (isStillDue && !(await isStillDue(ctx, message))) return 'notDue';
  return (await isOfVoid(db, ctx, message)) ? 'void' : null;
}

/**
 * Takes a message that waits: from now on it is with whoever took it, and nobody else takes it while the lease holds. A message that
 * nobody consents to any more, or that there is no reason left to send, is taken back instead.
 */
async function claim(db: Db, ctx: Context, id: string, isStillDue: Trying['isStillDue']): Promise<Claimed | null> {
  const at = now();
  const waiting = and(eq(outboxMessages.id, id), eq(outboxMessages.state, 'queued'));
  const [message] = await db.select().from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), waiting)).limit(1);
  if (!message) return null;
  const mayNot = await whyNot(db, ctx, message, isStillDue);
  if (mayNot !== null) {
    await db.update(outboxMessages).set({ state: 'cancelled', reason: mayNot, updatedAt: at }).where(and(ofFirm(ctx, outboxMessages), waiting));
    return null;
  }
  const taken = { state: 'sending' as const, reason: null, leaseUntil: at + lease, attempts: message.attempts + 1, tryingSince: message.tryingSince ?? at, updatedAt: at };
  const claimed = await db.update(outboxMessages).set(taken).where(and(ofFirm(ctx, outboxMessages), waiting)).returning({ id: outboxMessages.id });
  if (claimed.length === 0) return null;
  const attemptId = newId();
  await db.insert(outboxAttempts).values({ id: attemptId, firmId: ctx.firm.id, messageId: id, startedAt: at });
  return { message: { ...message, ...taken }, attemptId };
}

/** What becomes of a message after a try. */
function stateAfter({ kind, attempts, tryingSince }: Message, { outcome }: Outcome): Partial<Message> {
  const at = now();
  if (outcome === 'accepted') return { state: 'sent', reason: null, sentAt: at };
  if (outcome === 'refused' || kind === 'test') return { state: 'failed', reason: 'refused' };
  if (at - (tryingSince ?? at) >= givesUpAfter) return { state: outcome === 'unknown' ? 'maybeSent' : 'failed', reason: 'gaveUp' };
  return { state: 'queued', reason: null, dueAt: at + pauseAfter(attempts) };
}

/**
 * Of somebody whose data were erased while their message was with the server, only that it was accepted is kept: what the server says may
 * name them, and there is nothing left to try again.
 */
async function noteErased(db: Db, ctx: Context, id: string, { outcome }: Outcome): Promise<boolean> {
  const erased = and(eq(outboxMessages.id, id), eq(outboxMessages.reason, 'erased'));
  const [found] = await db.select({ id: outboxMessages.id }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), erased)).limit(1);
  if (found && outcome === 'accepted') await db.update(outboxMessages).set({ state: 'sent', sentAt: now(), updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), erased));
  return found !== undefined;
}

async function note(ctx: Context, { message, attemptId }: Claimed, outcome: Outcome): Promise<void> {
  await write(ctx, 'mail.edit', async (db) => {
    const isErased = await noteErased(db, ctx, message.id, outcome);
    await db.update(outboxAttempts).set({ outcome: outcome.outcome, answer: isErased ? null : outcome.answer, endedAt: now() }).where(and(ofFirm(ctx, outboxAttempts), eq(outboxAttempts.id, attemptId)));
    // Whoever was believed dead may have lost it to another.
    const mine = and(eq(outboxMessages.id, message.id), eq(outboxMessages.state, 'sending'), eq(outboxMessages.leaseUntil, message.leaseUntil ?? 0));
    await db.update(outboxMessages).set({ ...stateAfter(message, outcome), leaseUntil: null, updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), mine));
  });
}

export interface Trying {
  patience?: Patience;
  /** Cuts the try off that is under way. */
  ending?: AbortSignal;
  /** Asked between two messages: whether no further one is begun. */
  isEnding?: () => boolean;
  /** Asked before each message: whether what it is about still holds, which those know who wrote it. */
  isStillDue?: (ctx: Context, message: Message) => Promise<boolean>;
}

async function attempt(ctx: Context, claimed: Claimed, sending: Sending & { server: object }, { patience = usualPatience, ending }: Trying): Promise<Outcome> {
  const { message } = claimed;
  const outcome = await (async (): Promise<Outcome> => {
    try {
      const mail = await compose(ctx, message, sending);
      await keepAsFile(message, mail);
      return await deliver(sending.server, { from: sending.sender.address, to: message.toAddress }, mail, patience, ending);
    } catch (error) {
      log.error({ err: error, message: message.id }, 'a mail could not be made');
      return { outcome: 'later', answer: error instanceof Error ? error.message.slice(0, 500) : String(error), isSilent: false };
    }
  })();
  await note(ctx, claimed, outcome);
  return outcome;
}

/**
 * Messages that somebody has taken and never answered for: the program ended while it sent them. They may have been accepted, and the
 * server alone knows; they go again, under the same Message-ID, and the try that was cut short says that nobody knows.
 * @param everything also those whose lease still holds: for whoever knows that nobody else is at work
 */
export async function takeUpUnanswered(ctx: Context, everything: boolean): Promise<number> {
  const lost = and(eq(outboxMessages.state, 'sending'), everything ? undefined : or(isNull(outboxMessages.leaseUntil), lte(outboxMessages.leaseUntil, now())));
  const [any] = await read(ctx, 'mail.view', (db) => db.select({ id: outboxMessages.id }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), lost)).limit(1));
  if (!any) return 0;
  return write(ctx, 'mail.edit', async (db) => {
    const rows = await db.select().from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), lost));
    for (const message of rows) {
      const state = message.kind === 'test' || now() - (message.tryingSince ?? now()) >= givesUpAfter ? ({ state: 'maybeSent', reason: 'gaveUp' } as const) : ({ state: 'queued', dueAt: now() } as const);
      await db.update(outboxMessages).set({ ...state, leaseUntil: null, updatedAt: now() }).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.id, message.id)));
      await db.update(outboxAttempts).set({ outcome: 'unknown', endedAt: now() }).where(and(ofFirm(ctx, outboxAttempts), eq(outboxAttempts.messageId, message.id), isNull(outboxAttempts.outcome)));
    }
    return rows.length;
  });
}

/**
 * Sends what is due of a firm, one message after the other. Its turn ends when its server keeps silent: others would wait for each of its
 * messages as long as a try can take.
 * @param most how many at most, so that others have their turn
 * @returns how many messages were dealt with
 */
export async function sendDue(ctx: Context, most: number, trying: Trying = {}): Promise<number> {
  const sending = await sendingOf(ctx);
  if (!canSend(sending)) return 0;
  let count = 0;
  while (count < most && !trying.isEnding?.()) {
    const id = await nextDue(ctx);
    if (id === null) break;
    const claimed = await write(ctx, 'mail.edit', (db) => claim(db, ctx, id, trying.isStillDue));
    count += 1;
    if (claimed && (await attempt(ctx, claimed, sending, trying)).isSilent) break;
  }
  return count;
}

const canSend = (sending: Sending): sending is Sending & { server: object } => sending.server !== null;

/**
 * Sends a message that is written in the same moment, at once and not in its turn: a test.
 * @param enter writes it, and answers with its id
 * @returns null when there is no server
 */
export async function sendAtOnce(ctx: Context, enter: (db: Db) => Promise<string>, trying: Trying = {}): Promise<Outcome | null> {
  const sending = await sendingOf(ctx);
  if (!canSend(sending)) return null;
  const claimed = await write(ctx, 'mail.edit', async (db) => claim(db, ctx, await enter(db), trying.isStillDue));
  return claimed && attempt(ctx, claimed, sending, trying);
}
