import { demand } from '#lib/access';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import type { Outcome } from '#lib/mail/deliver';
import { enqueue } from '#lib/mail/enqueue';
import { second } from '#lib/clock';
import { sendAtOnce } from '#lib/mail/work';
import { translator } from '#lib/messages';

/** Whoever waits for the answer on a page does not wait as long as the outbox would. */
const patience = { connection: 8 * second, greeting: 8 * second, silence: 10 * second, whole: 20 * second };

/**
 * Sends whoever asks a mail, at once, to see whether mail goes out.
 * @returns what the server said; null when no server is named
 * @throws Forbidden
 */
export async function sendTestMail(ctx: Context): Promise<Outcome | null> {
  demand(ctx, 'firm.edit');
  const t = translator(ctx.locale);
  const letter = { kind: 'test', uniqueKey: `test:${newId()}`, customerId: null, purpose: null, language: ctx.locale } as const;
  return sendAtOnce(ctx, async (db) => (await enqueue(db, ctx, { ...letter, to: { address: ctx.user.email, name: ctx.user.name }, subject: t('mail.testSubject'), body: t('mail.testBody') })).id, { patience });
}
