import { and, eq } from 'drizzle-orm';
import { insertAll } from '#db/insert-all';
import type { consentPurposes } from '#db/schema/consent';
import { mailSettings, outboxFiles, outboxMessages, type mailKinds } from '#db/schema/outbox';
import type { documentLanguages } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { record } from '#lib/audit/record';
import { now, second } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';

export type MailKind = (typeof mailKinds)[number];

/** A message as it is to go out. */
export interface Letter {
  kind: MailKind;
  /** What makes it one of its kind, such as `reminder:<invoice>:<step>`. */
  uniqueKey: string;
  customerId: string | null;
  invoiceId?: string;
  paymentId?: string;
  /** The consent that it needs; null where it goes to nobody's customer. */
  purpose: (typeof consentPurposes)[number] | null;
  to: { address: string; name: string | null };
  language: (typeof documentLanguages)[number];
  subject: string;
  /** Paragraphs with an empty line between them. */
  body: string;
  /** Ids of files that stand already (`lib/files`), in their order. */
  fileIds?: readonly string[];
  /** Not before this moment; else as soon as the time to take it back is over. */
  notBefore?: number;
}

/** Seconds for which a message waits where the firm has said nothing. */
export const usualDelay = 60;

/** The message that was queued under this key, or null: whoever makes what is attached asks ahead of it. */
export async function queuedAs(db: Db, ctx: Context, uniqueKey: string): Promise<string | null> {
  const [there] = await db.select({ id: outboxMessages.id }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.uniqueKey, uniqueKey))).limit(1);
  return there?.id ?? null;
}

/**
 * Queues a message, in the write of what causes it: both stand or neither does. The same message is queued once, whoever asks again.
 * @returns its id, and whether it is a new one
 */
export async function enqueue(db: Db, ctx: Context, letter: Letter): Promise<{ id: string; isNew: boolean }> {
  const there = await queuedAs(db, ctx, letter.uniqueKey);
  if (there !== null) return { id: there, isNew: false };
  const [settings] = await db.select({ delay: mailSettings.delay }).from(mailSettings).where(ofFirm(ctx, mailSettings)).limit(1);
  const { to, fileIds = [], notBefore = 0, ...rest } = letter;
  const [id, at] = [newId(), now()];
  const dueAt = Math.max(notBefore, at + (settings?.delay ?? usualDelay) * second);
  await db.insert(outboxMessages).values({ id, firmId: ctx.firm.id, ...rest, toAddress: to.address, toName: to.name, state: 'queued', dueAt, createdAt: at, createdBy: ctx.isProgram ? null : ctx.user.id, updatedAt: at });
  if (fileIds.length > 0) await insertAll(db, outboxFiles, fileIds.map((fileId) => ({ firmId: ctx.firm.id, messageId: id, fileId })));
  // The log names a user always; that nobody pressed anything is said beside it.
  await record(db, ctx, { action: 'mail.queued', subjectId: id, ...(ctx.isProgram && { changes: { by: { from: '', to: 'program' } } }) });
  return { id, isNew: true };
}
