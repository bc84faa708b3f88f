import { z } from 'zod';
import { demand, write } from '#lib/access';
import { maySend } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { type Day, isDay } from '#lib/day';
import { invoiceSheetOf, receiptSheetOf, statementSheetOf } from '#lib/documents/gather';
import type { Sheet } from '#lib/documents/sheet';
import { line, parse } from '#lib/form';
import { shareInvoice } from '#lib/invoices/links';
import { findInvoice } from '#lib/invoices/queries';
import { enqueue, type Letter, queuedAs } from '#lib/mail/enqueue';
import { invoiceLetter, linkMark, type LetterText, receiptLetter, statementLetter } from '#lib/mail/letters';
import { type MailReceiver, receiversOf } from '#lib/mail/receivers';
import { mailSettingsOf } from '#lib/mail/settings';
import { snapshotOf } from '#lib/mail/snapshot';
import { findPayment } from '#lib/payments/queries';
import { recordPayment } from '#lib/payments/record';
import { Invalid, Missing } from '#lib/problems';

const letterSchema = z.object({
  /** A line each. */
  to: line(5000),
  subject: line(300).transform((subject) => subject.replaceAll(/\s+/g, ' ')),
  body: line(20_000),
});

export const letterInputNames = Object.keys(letterSchema.shape) as (keyof typeof letterSchema.shape)[];

/** What a page offers to be sent, and what keeps it from being sent. */
export interface Offer {
  customer: Pick<Customer, 'id' | 'name'>;
  letter: LetterText;
  receivers: MailReceiver[];
  /** Whether the customer has consented to be written to for this. */
  isConsented: boolean;
}

const service = { channel: 'email', purpose: 'service' } as const;

async function offer(ctx: Context, customer: Customer, letter: LetterText): Promise<Offer> {
  return { customer, letter, receivers: await receiversOf(ctx, customer), isConsented: await maySend(ctx, customer.id, service) };
}

/** An issued document as it would be sent; null when there is none of this id, or it is a draft or void. */
export async function offerInvoice(ctx: Context, id: string): Promise<Offer | null> {
  demand(ctx, 'mail.edit');
  const document = await findInvoice(ctx, id);
  const customer = document && (await findCustomer(ctx, document.invoice.customerId));
  if (!customer || document.invoice.status !== 'issued') return null;
  return offer(ctx, customer, await invoiceLetter(ctx, document.invoice, customer));
}

/** A receipt as it would be sent; null when there is no such payment, or it was taken back. */
export async function offerReceipt(ctx: Context, paymentId: string): Promise<Offer | null> {
  demand(ctx, 'mail.edit');
  const found = await findPayment(ctx, paymentId);
  const customer = found && (await findCustomer(ctx, found.payment.customerId));
  if (!customer || found.payment.voidedAt !== null) return null;
  return offer(ctx, customer, await receiptLetter(ctx, found.payment, customer));
}

/** A customer's statement as it would be sent; null when there is no such customer. */
export async function offerStatement(ctx: Context, customerId: string, from: Day, to: Day): Promise<Offer | null> {
  demand(ctx, 'mail.edit');
  const customer = await findCustomer(ctx, customerId);
  return customer && offer(ctx, customer, await statementLetter(ctx, from, to, customer));
}

type About = Pick<Letter, 'kind' | 'invoiceId' | 'paymentId'>;

/** Queues a mail to each of those who were chosen, all with the same PDF. */
async function queue(ctx: Context, { customer, letter: { language }, receivers, isConsented }: Offer, about: About, sheetOf: () => Promise<Sheet | null>, values: Record<string, string>, once: string): Promise<string[]> {
  const { to, subject, body: typed } = parse(letterSchema, values, ['to', 'subject', 'body']);
  return write(ctx, 'mail.edit', async (db) => {
    if (!isConsented) throw new Invalid([{ field: '', key: 'mail.noConsent' }]);
    const chosen = to.split('\n').map((address) => receivers.find((receiver) => receiver.address === address));
    if (chosen.some((receiver) => receiver === undefined)) throw new Invalid([{ field: 'to', key: 'mail.unknownReceiver' }]);
    const body = about.invoiceId && typed.includes(linkMark) ? typed.replaceAll(linkMark, await linkOf(ctx, about.invoiceId)) : typed;
    const ids: string[] = [];
    let fileIds: string[] | undefined;
    for (const { address, name } of chosen.filter((receiver) => receiver !== undefined)) {
      const uniqueKey = `${about.kind}:${once}:${address.toLowerCase()}`;
      const there = await queuedAs(db, ctx, uniqueKey);
      if (there === null) fileIds ??= await attached(db, ctx, await sheetOf());
      ids.push(there ?? (await enqueue(db, ctx, { ...about, uniqueKey, customerId: customer.id, purpose: 'service', to: { address, name }, language, subject, body, fileIds: fileIds ?? [] })).id);
    }
    return ids;
  });
}

async function attached(db: Parameters<typeof snapshotOf>[0], ctx: Context, sheet: Sheet | null): Promise<string[]> {
  return sheet ? [await snapshotOf(db, ctx, sheet, `${sheet.name}.pdf`)] : [];
}

const linkOf = async (ctx: Context, invoiceId: string): Promise<string> => new URL(`/i/${await shareInvoice(ctx, invoiceId)}`, process.env['NEXTAUTH_URL']).href;

/**
 * Sends an issued document by mail, as PDF and with its link: it waits in the outbox until the time to take it back is over.
 * @param values `to` (addresses of the customer, a line each), `subject`, `body`
 * @param once tells one form from another: sent twice, it queues once
 * @returns the ids of the messages
 * @throws Forbidden, Missing; Invalid without consent, or with an address that is not the customer's; NotTypeset
 */
export async function mailInvoice(ctx: Context, id: string, values: Record<string, string>, once: string): Promise<string[]> {
  const offered = await offerInvoice(ctx, id);
  if (!offered) throw new Missing(id);
  return queue(ctx, offered, { kind: 'invoice', invoiceId: id }, () => invoiceSheetOf(ctx, id), values, once);
}

/**
 * The same for the receipt of a payment.
 * @throws as `mailInvoice`
 */
export async function mailReceipt(ctx: Context, paymentId: string, values: Record<string, string>, once: string): Promise<string[]> {
  const offered = await offerReceipt(ctx, paymentId);
  if (!offered) throw new Missing(paymentId);
  return queue(ctx, offered, { kind: 'receipt', paymentId }, () => receiptSheetOf(ctx, paymentId), values, once);
}

/**
 * The same for a customer's statement between two days, both included.
 * @throws as `mailInvoice`
 */
export async function mailStatement(ctx: Context, customerId: string, from: Day, to: Day, values: Record<string, string>, once: string): Promise<string[]> {
  if (!isDay(from) || !isDay(to) || from > to) throw new Invalid([{ field: '', key: 'statement.wrongDays' }]);
  const offered = await offerStatement(ctx, customerId, from, to);
  if (!offered) throw new Missing(customerId);
  return queue(ctx, offered, { kind: 'statement' }, () => statementSheetOf(ctx, customerId, from, to), values, once);
}

/**
 * Records a payment and, where the firm wishes it and the customer has consented, queues its receipt: both stand or neither does.
 * @returns the payment's id
 * @throws as `recordPayment`; NotTypeset
 */
export async function recordPaymentWithReceipt(ctx: Context, values: Record<string, string>, id: string): Promise<string> {
  const { sendsReceipts } = await mailSettingsOf(ctx);
  if (!sendsReceipts) return recordPayment(ctx, values, id);
  return write(ctx, 'payments.edit', async () => {
    await recordPayment(ctx, values, id);
    const offered = await offerReceipt(ctx, id);
    const [first] = offered?.receivers ?? [];
    if (!offered || !first || !offered.isConsented) return id;
    const { subject, body } = offered.letter;
    await queue(ctx, offered, { kind: 'receipt', paymentId: id }, () => receiptSheetOf(ctx, id), { to: first.address, subject, body }, id);
    return id;
  });
}
