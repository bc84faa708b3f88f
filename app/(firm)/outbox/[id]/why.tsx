import { SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { findInvoice } from '#lib/invoices/queries';
import type { FullMessage } from '#lib/mail/queries';
import { translator } from '#lib/messages';
import { findPayment } from '#lib/payments/queries';

/** Why a message goes: what it is about, whose it is, which consent it needs, and who caused it when. */
export async function Why({ ctx, found: { message, customerName, createdByName } }: { ctx: Context; found: FullMessage }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { invoiceId, paymentId, customerId, purpose } = message;
  const invoice = invoiceId !== null && can(ctx, 'invoices.view') ? (await findInvoice(ctx, invoiceId))?.invoice : undefined;
  const payment = paymentId !== null && can(ctx, 'payments.view') ? (await findPayment(ctx, paymentId))?.payment : undefined;
  const at = dayAndTime(message.createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <>
      <SummaryRow label={t('mail.why')}>{t(`mail.kinds.${message.kind}`)}</SummaryRow>
      {customerId !== null && customerName !== null && <SummaryRow label={t('mail.customer')}><a href={`/customers/${customerId}`}><bdi>{customerName}</bdi></a></SummaryRow>}
      {invoice && <SummaryRow label={t('mail.document')}><a href={`/invoices/${invoice.id}`}>{t(`invoices.types.${invoice.type}`)} <bdi dir="ltr">{invoice.number}</bdi></a></SummaryRow>}
      {payment && <SummaryRow label={t('mail.payment')}><a href={`/payments/${payment.id}`}><bdi dir="ltr">{payment.number}</bdi></a></SummaryRow>}
      {purpose !== null && <SummaryRow label={t('mail.consent')}>{t(`mail.purposes.${purpose}`)}</SummaryRow>}
      <SummaryRow label={t('mail.written')}>{createdByName === null ? at : t('mail.writtenBy', { at, name: createdByName })}</SummaryRow>
    </>
  );
}
