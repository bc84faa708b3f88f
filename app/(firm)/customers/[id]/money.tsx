import { Amount } from '../../amount';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { CustomerProfile } from '#lib/customers/queries';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { invoicesOfCustomer } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { translator } from '#lib/messages';
import { balancesOf, paymentsOfCustomer } from '#lib/payments/queries';

/** More than these are looked through in the list of invoices. */
const most = 20;

/** How the customer stands, with their invoices and payments. */
export async function CustomerMoney({ ctx, customer }: { ctx: Context; customer: CustomerProfile }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [balances, invoices, payments] = [await balancesOf(ctx, customer.id), await invoicesOfCustomer(ctx, customer.id, most), await paymentsOfCustomer(ctx, customer.id, most)];
  const mayInvoice = can(ctx, 'invoices.edit') && isOpen(customer) && customer.archivedAt === null;
  const today = todayOf(ctx);
  const day = (of: string | null) => (of === null ? '' : calendarDay(of, ctx.locale, ctx.user.digits));
  return (
    <section className="group" aria-labelledby="money">
      <h2 id="money">{t('profile.money')}</h2>
      {mayInvoice && (
        <p className="row-actions screen-only">
          <a href={`/invoices/new?customer=${customer.id}`}>{t('invoices.newTitle.invoice')}</a> <a href={`/invoices/new?type=quote&customer=${customer.id}`}>{t('invoices.newTitle.quote')}</a>
          {can(ctx, 'payments.edit') && invoices.length > 0 && <a href={`/payments/new?customer=${customer.id}`}>{t('payments.record')}</a>}
        </p>
      )}
      {balances.map(({ currency, open, credit }) => (
        <p key={currency}>
          {t('invoices.sums.open')} <Amount ctx={ctx} amount={open} currency={currency} />
          {credit !== 0 && <> · {t('payments.credit')} <Amount ctx={ctx} amount={credit} currency={currency} /></>}
        </p>
      ))}
      {invoices.length === 0 && <p className="help">{t('profile.noInvoices')}</p>}
      {invoices.length > 0 && (
        <ul className="rows">
          {invoices.map((invoice) => {
            const state = stateOf(invoice, today);
            return (
              <li key={invoice.id}>
                <span><a href={`/invoices/${invoice.id}`}>{t(`invoices.types.${invoice.type}`)} {invoice.number && <bdi dir="ltr">{invoice.number}</bdi>}</a> · {day(invoice.issueDay)} <span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span></span>
                <Amount ctx={ctx} amount={invoice.total} currency={invoice.currency} />
              </li>
            );
          })}
        </ul>
      )}
      {invoices.length === most && <p><a href={`/invoices?customer=${customer.id}`}>{t('profile.allInvoices')}</a></p>}
      {payments.length > 0 && (
        <>
          <h3>{t('payments.title')}</h3>
          <ul className="rows">
            {payments.map((payment) => (
              <li key={payment.id}>
                <span><a href={`/payments/${payment.id}`}><bdi dir="ltr">{payment.number}</bdi></a> · {day(payment.day)} · {t(payment.kind === 'refund' ? 'payments.kinds.refund' : `payments.methods.${payment.method}`)}{payment.voidedAt !== null && ` · ${t('invoices.states.void')}`}</span>
                <Amount ctx={ctx} amount={payment.kind === 'refund' ? -payment.amount : payment.amount} currency={payment.currency} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
