import { consentsOf } from '#lib/consent/queries';
import { consentKey, formConsents } from '#lib/consent/consents';
import { listContacts } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { findInvoice, type Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { usualPatterns } from '#lib/numbers/give';
import { allSeries } from '#lib/numbers/series';

interface FollowsProps {
  ctx: Context;
  invoice: Invoice;
  customer: Customer;
}

/** What issuing a draft sets off, and what it leaves to do. */
export async function Follows({ ctx, invoice, customer }: FollowsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const credited = invoice.creditsId === null ? null : await findInvoice(ctx, invoice.creditsId);
  return (
    <section className="group" aria-labelledby="follows">
      <h2 id="follows">{t('invoices.follows.title')}</h2>
      <ul className="plain-list">
        <li>{t('invoices.follows.number', { pattern: await patternOf(ctx, invoice) })}</li>
        <li>{t(`invoices.follows.${invoice.type}`, { number: credited?.invoice.number ?? '' })}</li>
        <li>{t('invoices.follows.sent')} {await reachOf(ctx, customer)}</li>
      </ul>
    </section>
  );
}

/** The pattern of the series that will number it. */
async function patternOf(ctx: Context, { type, seriesId }: Invoice): Promise<string> {
  const series = (await allSeries(ctx)).find((candidate) => (seriesId === null ? candidate.type === type && candidate.isDefault && candidate.archivedAt === null : candidate.id === seriesId));
  return series?.pattern ?? usualPatterns[type];
}

/** Whether and where the customer may be written to about invoices: by the contact for invoices where there is one. */
async function reachOf(ctx: Context, customer: Customer): Promise<string> {
  const t = translator(ctx.locale, ctx.user.digits);
  const contact = (await listContacts(ctx, customer.id)).find(({ isForInvoices, archivedAt }) => isForInvoices && archivedAt === null);
  const email = contact?.emails[0] ?? customer.email;
  if (!email) return t('invoices.follows.nobody');
  const agreed = (await consentsOf(ctx, customer.id)).get(consentKey(formConsents['consent.email.invoices']))?.isGiven;
  return t(agreed ? 'invoices.follows.agreed' : 'invoices.follows.notAgreed', { email });
}
