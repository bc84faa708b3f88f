import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { outboxMessages } from '#db/schema/outbox';
import { ofFirm, read } from '#lib/access';
import { now } from '#lib/clock';
import { maySend } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { compose } from '#lib/mail/compose';
import type { Message } from '#lib/mail/queries';
import { mailFolder, type Sending } from '#lib/mail/server';
import { log } from '#lib/log';

const fileOf = (folder: string, { id, repeats }: Pick<Message, 'id' | 'repeats'>): string => join(folder, `${id}${repeats > 0 ? `.${repeats}` : ''}.eml`);

/** Writes a mail into the folder that `SIJILL_MAIL_DIR` names, if it names one. That it cannot be written keeps no mail back. */
export async function keepAsFile(message: Pick<Message, 'id' | 'repeats'>, mail: Buffer): Promise<void> {
  const folder = mailFolder();
  if (folder === null) return;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(fileOf(folder, message), mail, { mode: 0o600 });
  } catch (error) {
    log.error({ err: error }, 'a mail could not be written into SIJILL_MAIL_DIR');
  }
}

/** Up to where the mail that waits for a server has been written into the folder, by firm. */
const reached = new Map<string, { dueAt: number; key: number }>();
const atOnce = 50;

/** The same for mail that would go out now if there were a server: it goes on waiting, and can be read meanwhile. */
export async function keepWaitingAsFiles(ctx: Context, sending: Sending): Promise<void> {
  const folder = mailFolder();
  if (folder === null || sending.server !== null) return;
  const { dueAt, key } = reached.get(ctx.firm.id) ?? { dueAt: 0, key: 0 };
  const further = or(gt(outboxMessages.dueAt, dueAt), and(eq(outboxMessages.dueAt, dueAt), gt(outboxMessages.key, key)));
  const rows = await read(ctx, 'mail.view', (db) =>
    db.select().from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.state, 'queued'), lte(outboxMessages.dueAt, now()), further)).orderBy(asc(outboxMessages.dueAt), asc(outboxMessages.key)).limit(atOnce),
  );
  for (const message of rows) {
    const isThere = await access(fileOf(folder, message)).then(() => true, () => false);
    const { customerId, purpose } = message;
    const isWanted = customerId === null || purpose === null || (await maySend(ctx, customerId, { channel: 'email', purpose }));
    if (!isThere && isWanted) await keepAsFile(message, await compose(ctx, message, sending));
    reached.set(ctx.firm.id, { dueAt: message.dueAt, key: message.key });
  }
}
