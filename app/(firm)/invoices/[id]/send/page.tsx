import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { SendPage } from '../../../outbox/send-page';
import { invoiceAddress, pdfAddress } from '../../addresses';
import { can } from '#lib/access';
import { findInvoice } from '#lib/invoices/queries';
import { offerInvoice } from '#lib/mail/send';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** An issued invoice, credit note or quote before it goes out by mail. */
export default async function SendInvoice({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'mail.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const [document, offer] = [await findInvoice(ctx, id), await offerInvoice(ctx, id)];
  if (!document || !offer) redirect(invoiceAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const what = `${t(`invoices.types.${document.invoice.type}`)} ${document.invoice.number ?? ''}`;
  return <SendPage ctx={ctx} offer={offer} title={t('mail.sendTitle', { what })} send={{ what: 'invoice', id }} pdf={{ name: `${what}.pdf`, address: pdfAddress(id) }} back={invoiceAddress(id)} />;
}
