import { redirect } from 'next/navigation';
import { Amount } from '../amount';
import { nowhere } from '../customers/addresses';
import { PagesNav } from '../pages-nav';
import { type SearchParams, single } from '../../search-params';
import { can } from '#lib/access';
import { findCustomer } from '#lib/customers/queries';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { listPayments, paymentsAPage } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

/** All payments, or those of one customer, latest first. */
export default async function Payments({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const page = Math.max(Math.trunc(Number(single(params['page'])) || 1), 1);
  const asked = single(params['customer']);
  const customer = asked === '' ? null : await findCustomer(ctx, asked);
  if (asked !== '' && !customer) redirect(nowhere);
  const { payments, total } = await listPayments(ctx, page, asked);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = customer ? t('payments.ofCustomer', { name: customer.name }) : t('payments.title');
  return (
    <>
      <title>{title}</title>
      <div className="head">
        <h1>{title}</h1>
        <div className="row-actions">
          {can(ctx, 'payments.edit') && <a className="button" href={customer ? `/payments/new?customer=${customer.id}` : '/payments/new'} data-key="n">{t('payments.record')}</a>}
          {customer ? <a href="/payments">{t('payments.all')}</a> : <a href="/invoices" data-key="Escape">{t('invoices.title')}</a>}
        </div>
      </div>
      {total === 0 && <p className="empty">{t('payments.none')}</p>}
      {payments.length > 0 && (
        <table className="list">
          <thead>
            <tr><th scope="col">{t('payments.fields.number')}</th><th scope="col">{t('invoices.columns.customer')}</th><th scope="col">{t('payments.fields.day')}</th><th scope="col">{t('payments.fields.method')}</th><th scope="col">{t('payments.fields.amount')}</th></tr>
          </thead>
          <tbody>
            {payments.map((payment) => (
              <tr key={payment.id}>
                <td dir="ltr">{payment.number}</td>
                <th scope="row" dir="auto"><a href={`/payments/${payment.id}`}>{payment.customerName}<span className="visually-hidden"> {payment.number}</span></a></th>
                <td>{calendarDay(payment.day, ctx.locale, ctx.user.digits)}</td>
                <td>{t(payment.kind === 'refund' ? 'payments.kinds.refund' : `payments.methods.${payment.method}`)}{payment.voidedAt !== null && ` · ${t('invoices.states.void')}`}</td>
                <td><Amount ctx={ctx} amount={payment.kind === 'refund' ? -payment.amount : payment.amount} currency={payment.currency} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PagesNav page={page} pages={Math.ceil(total / paymentsAPage)} address={(to) => `/payments?${new URLSearchParams({ ...(customer && { customer: customer.id }), page: String(to) })}`} t={t} />
    </>
  );
}
