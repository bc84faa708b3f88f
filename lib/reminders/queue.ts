import { and, eq, inArray } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { reminders } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { overtakeReminders } from '#lib/balances/withdraw-reminders';
import { brandOf } from '#lib/brands/queries';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { invoiceSheetOf, statementSheetOf } from '#lib/documents/gather';
import type { Sheet } from '#lib/documents/sheet';
import { fingerprintOf } from '#lib/fingerprint';
import { newId } from '#lib/ids';
import { shareInvoice } from '#lib/invoices/links';
import { enqueue } from '#lib/mail/enqueue';
import { snapshotOf } from '#lib/mail/snapshot';
import { translator } from '#lib/messages';
import { Missing } from '#lib/problems';
import { receiverAddress } from '#lib/reminders/address';
import { type Candidate, candidatesOf, dueOf } from '#lib/reminders/candidates';
import { composeLetter, type LetterItem } from '#lib/reminders/letter';
import type { Due, Reminder } from '#lib/reminders/next';
import { receiverOf, type Receiver } from '#lib/reminders/receiver';
import { textsOf } from '#lib/reminders/texts';

interface Item {
  candidate: Candidate;
  due: Due;
}

type Fate = Pick<Reminder, 'state' | 'reason' | 'messageId'>;

/**
 * Queues what a customer is to be reminded of by a day: one letter for each receiver, however many invoices it is about. What each step
 * came to is written in the same write as the message, so that neither stands without the other.
 * @returns how many messages were queued
 * @throws Forbidden, NotTypeset
 */
export async function queueForCustomer(ctx: Context, customerId: string, today: Day): Promise<number> {
  return write(ctx, 'invoices.edit', async (db) => {
    const items: Item[] = [];
    for (const candidate of await candidatesOf(db, ctx, customerId)) {
      const due = dueOf(candidate, today);
      if (due && !due.held) items.push({ candidate, due });
    }
    const unreachable: { item: Item; reason: 'noEmail' | 'noConsent' }[] = [];
    const byReceiver = new Map<string, { receiver: Receiver; items: Item[] }>();
    for (const item of items) {
      const receiver = await receiverOf(db, ctx, item.candidate.customer, item.due.step.recipient);
      if (typeof receiver === 'string') {
        unreachable.push({ item, reason: receiver });
        continue;
      }
      const together = byReceiver.get(receiver.address) ?? { receiver, items: [] };
      together.items.push(item);
      byReceiver.set(receiver.address, together);
    }
    // All at once: what a letter says of several of them is over for each.
    await overtakeReminders(db, ctx, items.map(({ candidate }) => candidate.invoice.id));
    for (const { item, reason } of unreachable) await settleStep(db, ctx, item, { state: 'notSent', reason, messageId: null });
    for (const { receiver, items: together } of byReceiver.values()) await queueLetter(db, ctx, receiver, together, today);
    return byReceiver.size;
  });
}

/** What came of a step, and that those before it were overtaken. */
async function settleStep(db: Db, ctx: Context, { candidate, due }: Item, fate: Fate): Promise<void> {
  const common = { firmId: ctx.firm.id, invoiceId: candidate.invoice.id, at: now(), byId: null };
  const overtaken = due.overtaken.map(({ step, day }) => ({ id: newId(), ...common, stepId: step.id, day, state: 'skipped' as const, reason: 'overtaken' as const, messageId: null }));
  const over = new Set([due, ...due.overtaken].map(({ step }) => step.id));
  const held = candidate.past.filter(({ state, stepId }) => state === 'held' && over.has(stepId)).map(({ id }) => id);
  // One that a person held has a row already; its turn is over. What is held of those that lie ahead is held still.
  if (held.length > 0) await db.delete(reminders).where(and(ofFirm(ctx, reminders), inArray(reminders.id, held), eq(reminders.state, 'held')));
  const rows = [...overtaken, { id: newId(), ...common, stepId: due.step.id, day: due.day, ...fate }];
  for (const row of rows) await db.insert(reminders).values(row);
}

/** What makes a letter one of its kind: the steps of the invoices that it is about. */
export function uniqueKeyOf(pairs: readonly { invoiceId: string; stepId: string }[]): string {
  const names = pairs.map(({ invoiceId, stepId }) => `${invoiceId}:${stepId}`).toSorted();
  return names.length === 1 ? `reminder:${names.join('')}` : `reminders:${fingerprintOf({ names: names.join(' ') })}`;
}

/** A key that no message has: one that was taken back unsent keeps its own, and what is said anew is another message. */
async function freeKey(db: Db, ctx: Context, key: string): Promise<string> {
  for (let again = 0; ; again += 1) {
    const tried = again === 0 ? key : `${key}:again:${again}`;
    const [there] = await db.select({ state: outboxMessages.state }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.uniqueKey, tried))).limit(1);
    if (there?.state !== 'cancelled') return tried;
  }
}

async function queueLetter(db: Db, ctx: Context, receiver: Receiver, items: readonly Item[], today: Day): Promise<void> {
  const [first] = items;
  if (!first) return;
  const { customer } = first.candidate;
  const about: LetterItem[] = [];
  for (const { candidate: { invoice }, due } of items) about.push({ invoice, step: due.step, link: receiverAddress(await shareInvoice(ctx, invoice.id)) });
  const letter = composeLetter(ctx, { customerName: receiver.name, brand: await brandOf(ctx), today, texts: await textsOf(ctx), items: about });
  const isOne = items.length === 1;
  const { id, isNew } = await enqueue(db, ctx, {
    ...letter,
    kind: isOne ? 'reminder' : 'statement',
    uniqueKey: await freeKey(db, ctx, uniqueKeyOf(items.map(({ candidate, due }) => ({ invoiceId: candidate.invoice.id, stepId: due.step.id })))),
    customerId: customer.id,
    ...(isOne && { invoiceId: first.candidate.invoice.id }),
    purpose: 'service',
    to: receiver,
    fileIds: [await attachmentOf(db, ctx, items, today, letter.language === 'en' ? 'en' : 'ar')],
  });
  if (!isNew) throw new Error(`The reminder ${id} was queued without its steps`);
  for (const item of items) await settleStep(db, ctx, item, { state: 'queued', reason: null, messageId: id });
}

/** The invoice as it stands now; with several, the account since the eldest of them. */
async function attachmentOf(db: Db, ctx: Context, items: readonly Item[], today: Day, language: 'ar' | 'en'): Promise<string> {
  const t = translator(language);
  const [first] = items.map(({ candidate }) => candidate).toSorted((one, other) => ((one.invoice.issueDay ?? '') < (other.invoice.issueDay ?? '') ? -1 : 1));
  if (!first) throw new Missing('');
  const sheet: Sheet | null = items.length === 1 ? await invoiceSheetOf(ctx, first.invoice.id) : await statementSheetOf(ctx, first.customer.id, first.invoice.issueDay ?? today, today);
  if (!sheet) throw new Missing(first.invoice.id);
  const name = items.length === 1 ? `${t('invoices.types.invoice')} ${first.invoice.number ?? ''}` : `${t('statement.title')} ${first.customer.number} ${today}`;
  return snapshotOf(db, ctx, sheet, `${name}.pdf`);
}
