import { Amount } from '../../amount';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { balancesOf, paymentsOfInvoice } from '#lib/payments/queries';

/** What was paid on an invoice, and what of the customer's credit could be. */
export async function Payments({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const payments = await paymentsOfInvoice(ctx, invoice.id);
  const credit = (await balancesOf(ctx, invoice.customerId)).find(({ currency }) => currency === invoice.currency)?.credit ?? 0;
  const mayApply = credit > 0 && invoice.open > 0 && can(ctx, 'payments.edit');
  if (payments.length === 0 && !mayApply) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('payments.title')}</h2>
      <ul className="rows">
        {payments.map((payment) => (
          <li key={payment.id}>
            <span><a href={`/payments/${payment.id}`}><bdi dir="ltr">{payment.number}</bdi></a> · {calendarDay(payment.day, ctx.locale, ctx.user.digits)} · {t(`payments.methods.${payment.method}`)}</span>
            <Amount ctx={ctx} amount={payment.share} currency={payment.currency} />
          </li>
        ))}
      </ul>
      {mayApply && <p>{t('payments.hasCredit')} <Amount ctx={ctx} amount={credit} currency={invoice.currency} /> · <a href={`/payments/new?invoice=${invoice.id}`}>{t('payments.applyCredit')}</a></p>}
    </section>
  );
}
