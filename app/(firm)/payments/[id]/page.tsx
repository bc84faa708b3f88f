import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { Sends } from '../../outbox/sends';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import { addressLines } from '#lib/addresses/lines';
import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { calendarDay, dayAndTime } from '#lib/format';
import { mailOfPayment } from '#lib/mail/queries';
import { type MessageKey, translator } from '#lib/messages';
import { findPayment, restOf } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

const confirmations: Record<string, MessageKey> = { recorded: 'payments.recorded', refunded: 'payments.refunded', voided: 'payments.voided' };

interface PaymentProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** A payment, which prints as its receipt. */
export default async function ShowPayment({ params, searchParams }: PaymentProps) {
  const ctx = await requireContext();
  const found = await findPayment(ctx, (await params).id);
  if (!found) redirect(nowhere);
  const { payment, recordedBy, customer, shares } = found;
  const t = translator(ctx.locale, ctx.user.digits);
  const said = confirmations[single((await searchParams)['saved'])];
  const rest = payment.kind === 'payment' ? await restOf(ctx, payment) : 0;
  const kind = t(`payments.kinds.${payment.kind}`);
  return (
    <article className="profile">
      {said && <Notice>{t(said, { number: payment.number })}</Notice>}
      <Receiver ctx={ctx} />
      <h1>{kind} <bdi dir="ltr">{payment.number}</bdi></h1>
      {payment.voidedAt !== null && <p className="notice warning">{t('payments.isVoid', { reason: payment.voidReason ?? '' })}</p>}
      <section className="group">
        <SummaryList>
          <SummaryRow label={t(payment.kind === 'refund' ? 'payments.paidBackTo' : 'payments.receivedFrom')}><a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a></SummaryRow>
          <SummaryRow label={t('payments.fields.amount')}><Amount ctx={ctx} amount={payment.amount} currency={payment.currency} /></SummaryRow>
          <SummaryRow label={t('payments.fields.day')}>{calendarDay(payment.day, ctx.locale, ctx.user.digits)}</SummaryRow>
          <SummaryRow label={t('payments.fields.method')}>{t(`payments.methods.${payment.method}`)}</SummaryRow>
          {payment.reference && <SummaryRow label={t('payments.fields.reference')}><bdi>{payment.reference}</bdi></SummaryRow>}
          {payment.note && <SummaryRow label={t('payments.fields.note')}><bdi>{payment.note}</bdi></SummaryRow>}
          {shares.map(({ invoiceId, number, amount }) => <SummaryRow key={invoiceId} label={t('payments.paidOn')}><a href={`/invoices/${invoiceId}`}><bdi dir="ltr">{number}</bdi></a> · <Amount ctx={ctx} amount={amount} currency={payment.currency} /></SummaryRow>)}
          {rest > 0 && <SummaryRow label={t('payments.asCredit')}><Amount ctx={ctx} amount={rest} currency={payment.currency} /></SummaryRow>}
        </SummaryList>
      </section>
      {can(ctx, 'mail.view') && <Sends ctx={ctx} messages={await mailOfPayment(ctx, payment.id)} send={payment.voidedAt === null ? `/payments/${payment.id}/send` : null} />}
      <p className="help">{t('payments.recordedBy', { at: dayAndTime(payment.createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone), name: recordedBy })}</p>
      {payment.voidedAt === null && can(ctx, 'payments.edit') && <p className="screen-only"><a href={`/payments/${payment.id}/void`}>{t('payments.takeBack')}</a></p>}
      <p className="screen-only"><a href={`/payments/${payment.id}/pdf`}>{t('documents.pdf')}</a></p>
      <p className="screen-only"><a href="/payments" data-key="Escape">{t('payments.title')}</a></p>
      <title>{`${kind} ${payment.number}`}</title>
    </article>
  );
}

/** The firm, on paper only: who holds the receipt should see whose it is. */
async function Receiver({ ctx }: { ctx: Context }) {
  const seller = sellerOf(await brandOf(ctx), ctx.firm);
  return (
    <div className="letter paper-only">
      <div>
        <p className="strong"><bdi>{seller.name}</bdi></p>
        {addressLines(seller, ctx.locale).map((line) => <p key={line}><bdi>{line}</bdi></p>)}
        {seller.taxId && <p>{translator(ctx.locale)('customers.fields.taxId')}: <bdi dir="ltr">{seller.taxId}</bdi></p>}
      </div>
    </div>
  );
}
