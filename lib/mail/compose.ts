import { asc, and, eq } from 'drizzle-orm';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { files } from '#db/schema/files';
import { outboxFiles } from '#db/schema/outbox';
import { ofFirm, read } from '#lib/access';
import { usualColor } from '#lib/brands/queries';
import { makeConsentLink } from '#lib/consent/link';
import type { Context, Locale } from '#lib/context';
import { type OpenedFile, opened } from '#lib/files/opened';
import { htmlOf } from '#lib/mail/html';
import type { Message } from '#lib/mail/queries';
import type { Sending } from '#lib/mail/server';
import { translator } from '#lib/messages';

/** What is attached to a message, in its order. */
export async function attachmentsOf(ctx: Context, messageId: string): Promise<(OpenedFile & { id: string })[]> {
  const rows = await read(ctx, 'mail.view', (db) =>
    db.select({ id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size }).from(outboxFiles)
      .innerJoin(files, eq(files.id, outboxFiles.fileId)).where(and(ofFirm(ctx, outboxFiles), eq(outboxFiles.messageId, messageId))).orderBy(asc(files.id)),
  );
  return rows.map((row) => ({ id: row.id, ...opened(row) }));
}

/**
 * What names a message to whoever receives it (RFC 5322, 3.6.4): the same at every try, so that one that came twice can be told.
 * Only what was accepted and is sent again on purpose is another message.
 */
export const messageIdOf = ({ id, repeats, firmId }: Pick<Message, 'id' | 'repeats' | 'firmId'>): string => `<${id}${repeats > 0 ? `.${repeats}` : ''}@${firmId}.sijill>`;

/** The language in which a message leads. */
const languageOf = ({ language }: Pick<Message, 'language'>): Locale => (language === 'both' ? 'ar' : language);

const onTheNet = (path: string): string => new URL(path, process.env['NEXTAUTH_URL']).href;

/** The link by which its receiver withdraws consent to marketing: on a page, or at one press in the reader of mail (RFC 8058). */
async function unsubscribing(ctx: Context, { purpose, customerId }: Message): Promise<{ page: string; press: string } | null> {
  if (purpose !== 'marketing' || customerId === null) return null;
  const token = await makeConsentLink(ctx, customerId);
  return { page: onTheNet(`/consent/${token}`), press: onTheNet(`/consent/${token}/unsubscribe`) };
}

/** A message as it goes over the net (RFC 5322): text and HTML part, attachments, and what names it. */
export async function compose(ctx: Context, message: Message, { sender, brand }: Sending): Promise<Buffer> {
  const { subject, body, toAddress, toName } = message;
  const language = languageOf(message);
  const unsubscribe = await unsubscribing(ctx, message);
  const words = translator(language)('mail.unsubscribe', { firm: sender.name });
  const text = unsubscribe ? `${body}\n\n${words}\n${unsubscribe.page}` : body;
  const html = htmlOf({ language, color: brand.color ?? usualColor, firmName: brand.legalName ?? ctx.firm.name, subject, body, unsubscribe: unsubscribe && { words, address: unsubscribe.page } });
  const attachments = (await attachmentsOf(ctx, message.id)).map(({ path, name, mediaType }) => ({ path, filename: name, contentType: mediaType }));
  const mail = new MailComposer({
    messageId: messageIdOf(message),
    date: new Date(message.tryingSince ?? message.createdAt),
    from: { name: sender.name, address: sender.address },
    to: toName === null ? toAddress : { name: toName, address: toAddress },
    ...(sender.replyTo && { replyTo: sender.replyTo }),
    subject, text, html, attachments,
    headers: {
      'Content-Language': language,
      ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe.press}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      // Nobody's out-of-office notice is wanted in return (RFC 3834).
      ...(message.kind !== 'test' && { 'Auto-Submitted': 'auto-generated' }),
    },
    disableUrlAccess: true,
  });
  const built = await mail.compile().build();
  // Its parts end their lines as they came; in a mail every line ends alike (RFC 5322, 2.3).
  return Buffer.from(built.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}
