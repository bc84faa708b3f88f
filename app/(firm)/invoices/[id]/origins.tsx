import { invoiceAddress } from '../addresses';
import type { Context } from '#lib/context';
import { documentsFrom, findInvoice, type Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

/** From which other documents this one came, and which came from it: credit notes of an invoice, invoices of a quote. */
export async function Origins({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { creditsId, quoteId, copyOfId } = invoice;
  const origins = [['credits', creditsId], ['quote', quoteId], ['copy', copyOfId]] as const;
  const found = await Promise.all(origins.map(async ([origin, id]) => ({ origin, document: id === null ? null : await findInvoice(ctx, id) })));
  const known = found.flatMap(({ origin, document }) => (document ? [{ origin, document: document.invoice }] : []));
  const made = await documentsFrom(ctx, invoice);
  if (known.length + made.length === 0) return null;
  return (
    <p className="help screen-only">
      {known.map(({ origin, document }) => <span key={origin}>{t(`invoices.origins.${origin}`)} <DocumentLink ctx={ctx} document={document} /> </span>)}
      {made.length > 0 && <>{t(invoice.type === 'quote' ? 'invoices.invoicesFrom' : 'invoices.creditNotes')} {made.map((document, index) => <span key={document.id}>{index > 0 && ' · '}<DocumentLink ctx={ctx} document={document} /></span>)}</>}
    </p>
  );
}

function DocumentLink({ ctx, document: { id, type, status, number } }: { ctx: Context; document: Pick<Invoice, 'id' | 'type' | 'status' | 'number'> }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return <a href={invoiceAddress(id)}>{number === null ? t(`invoices.draftOf.${type}`) : <>{t(`invoices.types.${type}`)} <bdi dir="ltr">{number}</bdi></>}{status === 'void' && ` (${t('invoices.states.void')})`}</a>;
}
