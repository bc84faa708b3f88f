import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { SendPage } from '../../../outbox/send-page';
import { can } from '#lib/access';
import { offerReceipt } from '#lib/mail/send';
import { translator } from '#lib/messages';
import { findPayment } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

/** The receipt of a payment before it goes out by mail. */
export default async function SendReceipt({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'mail.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const [found, offer] = [await findPayment(ctx, id), await offerReceipt(ctx, id)];
  if (!found || !offer) redirect(`/payments/${id}`);
  const t = translator(ctx.locale, ctx.user.digits);
  const { number } = found.payment;
  return <SendPage ctx={ctx} offer={offer} title={t('mail.sendTitle', { what: t('mail.sendReceipt', { number }) })} send={{ what: 'receipt', id }} pdf={{ name: `${number}.pdf`, address: `/payments/${id}/pdf` }} back={`/payments/${id}`} />;
}
