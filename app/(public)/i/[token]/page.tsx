import { headers } from 'next/headers';
import { Sheet } from '../../../sheet';
import { printedInvoice } from '#lib/documents/gather';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { followLink, noteOpening } from '#lib/invoices/links';
import { translator } from '#lib/messages';
import { readerLocale, signedIn } from '#lib/session';

/** A document as its receiver sees it, without an account. */
export default async function ReceivedDocument({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = translator(await readerLocale());
  const opened = await followLink(token);
  const printed = opened && (await printedInvoice(opened.ctx, opened.invoiceId));
  if (!opened || !printed) {
    return (
      <>
        <title>{t('receiver.gone')}</title>
        <h1>{t('receiver.gone')}</h1>
        <p>{t('receiver.goneHelp')}</p>
      </>
    );
  }
  if (await isReceiver(opened.ctx.firm.id)) await noteOpening(token);
  const sheet = invoiceSheet(printed);
  return (
    <>
      <title>{sheet.name}</title>
      <meta name="robots" content="noindex" />
      <h1 className="visually-hidden">{sheet.name}</h1>
      {printed.invoice.status === 'void' && <p className="notice warning">{t('receiver.void')}</p>}
      {printed.invoice.type === 'invoice' && printed.invoice.status === 'issued' && printed.invoice.open === 0 && <p className="notice">{t('receiver.paid')}</p>}
      <p className="row-actions screen-only"><a className="button" href={`/i/${token}/pdf`}>{t('receiver.pdf')}</a></p>
      <Sheet sheet={sheet} />
    </>
  );
}

/** Not who made the link, nor a browser that fetches ahead of its person. */
async function isReceiver(firmId: string): Promise<boolean> {
  const sent = await headers();
  const isAhead = [sent.get('purpose'), sent.get('sec-purpose')].some((purpose) => purpose?.includes('prefetch'));
  const here = await signedIn();
  return !isAhead && sent.get('x-sijill-method') === 'GET' && here?.ctx.firm.id !== firmId;
}
