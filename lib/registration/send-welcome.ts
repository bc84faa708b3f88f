import { brandOf } from '#lib/brands/queries';
import { demand, write } from '#lib/access';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findRecord } from '#lib/customers/record';
import { invoiceSheetOf } from '#lib/documents/gather';
import { storeDraft } from '#lib/invoices/draft';
import { parseDocument } from '#lib/invoices/input';
import { issueInvoice } from '#lib/invoices/issue';
import { shareInvoice } from '#lib/invoices/links';
import { enqueue } from '#lib/mail/enqueue';
import { snapshotOf } from '#lib/mail/snapshot';
import { Changed, Invalid, Missing } from '#lib/problems';
import { welcomeLetter } from '#lib/registration/letter';
import { findTemplate } from '#lib/registration/queries';
import { setReminders } from '#lib/registration/reminders';
import { findWelcome, welcomeKey } from '#lib/registration/sent';
import { documentOf, linkTo, sellerName, type Welcome, welcomeOf } from '#lib/registration/welcome-for';

/** What a person chose of what a review offered. */
export interface WelcomeChoice {
  templateId: string;
  /** By mail, or only issued, to be printed. */
  by: 'mail' | 'print';
  /** What was shown of it (`Welcome.seen`); null where nobody looked, as of the rows of a file. */
  seen: string | null;
}

/** @throws Invalid with the reasons */
function demandPossible({ hindrances, notMailed }: Welcome, by: WelcomeChoice['by']): void {
  const [hindrance] = hindrances;
  if (hindrance) throw new Invalid([{ field: '', ...('lack' in hindrance ? { key: `invoices.missing.${hindrance.lack.what}` as const } : hindrance.template) }]);
  if (by === 'mail' && notMailed !== null) throw new Invalid([{ field: '', key: `welcome.notMailed.${notMailed}` }]);
}

/**
 * Welcomes a customer who has just been registered: issues the template's invoice and, by mail, keeps its PDF as it is now, makes the
 * receiver's link and queues the mail. All of it or nothing, in the write that registers the customer where it is called in one. Who
 * was welcomed by mail before is not welcomed again.
 * @returns the invoice's id
 * @throws Forbidden, Missing, NotTypeset; Invalid when something stands in the way (`Welcome`); Changed when it is no longer what was seen
 */
export async function sendWelcome(ctx: Context, customerId: string, { templateId, by, seen }: WelcomeChoice): Promise<string> {
  if (by === 'mail') demand(ctx, 'mail.edit');
  return write(ctx, 'invoices.edit', async (db) => {
    const [found, template, sent] = [await findRecord(ctx, customerId), await findTemplate(ctx, templateId), await findWelcome(ctx, customerId)];
    if (!found) throw new Missing(customerId);
    if (sent) return sent.invoiceId;
    if (!template || template.archivedAt !== null) throw new Changed(templateId);
    const { customer, values } = found;
    demandOpen(customer);
    const welcome = await welcomeOf(ctx, template, customer, values);
    demandPossible(welcome, by);
    if (seen !== null && seen !== welcome.seen) throw new Changed(templateId);
    const { language, invoice: expected } = welcome;
    if (!expected) throw new Changed(templateId);
    const document = await parseDocument(ctx, { ...(await documentOf(ctx, template, customer, language)), customerId });
    const invoiceId = await storeDraft(db, ctx, 'invoice', document);
    const number = await issueInvoice(ctx, invoiceId, 1);
    await setReminders(db, ctx, template, invoiceId);
    if (by === 'print' || customer.email === null) return invoiceId;
    const sheet = await invoiceSheetOf(ctx, invoiceId);
    if (!sheet) throw new Missing(invoiceId);
    const link = linkTo(await shareInvoice(ctx, invoiceId));
    const fileId = await snapshotOf(db, ctx, sheet, `${sheet.name}.pdf`);
    const letter = welcomeLetter(language, template, { customer, seller: sellerName(ctx, await brandOf(ctx)), number, total: document.totals.total, currency: document.document.currency, dueDay: expected.dueDay, link });
    await enqueue(db, ctx, {
      kind: 'welcome', uniqueKey: welcomeKey(customerId), customerId, invoiceId, purpose: 'service', to: { address: customer.email, name: customer.contactName ?? customer.name }, language, ...letter, fileIds: [fileId],
    });
    return invoiceId;
  });
}
