import { headers } from 'next/headers';
import { Sheet } from '../../../sheet';
import { printedInvoice } from '#lib/documents/gather';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { todayOf } from '#lib/invoices/input';
import { followLink, noteOpening } from '#lib/invoices/links';
import { stateOf } from '#lib/invoices/state';
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
  const state = stateOf(printed.invoice, todayOf(opened.ctx));
  return (
    <>
      <title>{sheet.name}</title>
      <meta name="robots" content="noindex" />
      <h1 className="visually-hidden">{sheet.name}</h1>
      {printed.invoice.status === 'void' && <p className="notice warning">{t('receiver.void')}</p>}
      {(state === 'paid' || state === 'credited') && <p className="notice">{t(`receiver.${state}`)}</p>}
      <p className="row-actions screen-only"><a className="button" href={`/i/${token}/pdf`}>{t('receiver.pdf')}</a></p>
      <Sheet sheet={sheet} logo={printed.brand.logoFileId && `/i/${token}/logo`} />
    </>
  );
}

/** Programs that follow a link before anybody does, to show what is behind it or to judge it. */
const isProgram = /bot|crawl|spider|preview|scan|facebookexternalhit|whatsapp|slack|telegram|skype|curl|wget|python/i;

/** Not who made the link, nor a program, nor a browser that fetches ahead of its person. Browsers say what they fetch for, where the line is safe. */
async function isReceiver(firmId: string): Promise<boolean> {
  const sent = await headers();
  const isAhead = [sent.get('purpose'), sent.get('sec-purpose')].some((purpose) => purpose?.includes('prefetch'));
  const isPage = (sent.get('sec-fetch-dest') ?? 'document') === 'document' && !isProgram.test(sent.get('user-agent') ?? '');
  const here = await signedIn();
  return isPage && !isAhead && sent.get('x-sijill-method') === 'GET' && here?.ctx.firm.id !== firmId;
}
