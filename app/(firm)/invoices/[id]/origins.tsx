import { invoiceAddress, listAddress } from '../addresses';
import type { Context } from '#lib/context';
import { findInvoice, type Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

/** From which other documents this one came, and the way to the credit notes that were issued for it. */
export async function Origins({ ctx, invoice: { creditsId, quoteId, copyOfId, credited, customerId, number } }: { ctx: Context; invoice: Invoice }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const origins = [['credits', creditsId], ['quote', quoteId], ['copy', copyOfId]] as const;
  const found = await Promise.all(origins.map(async ([origin, id]) => ({ origin, document: id === null ? null : await findInvoice(ctx, id) })));
  const notes = { type: 'creditNote', state: 'all', customerId, search: number ?? '', from: '', to: '', sort: 'day', direction: 'desc', page: 1 } as const;
  const known = found.flatMap(({ origin, document }) => (document ? [{ origin, ...document.invoice }] : []));
  if (known.length === 0 && credited === 0) return null;
  return (
    <p className="help screen-only">
      {known.map(({ origin, id, type, number: its }) => (
        <span key={origin}>{t(`invoices.origins.${origin}`)} <a href={invoiceAddress(id)}>{its === null ? t(`invoices.draftOf.${type}`) : <>{t(`invoices.types.${type}`)} <bdi dir="ltr">{its}</bdi></>}</a> </span>
      ))}
      {credited > 0 && <a href={listAddress(notes)}>{t('invoices.creditNotes')}</a>}
    </p>
  );
}
