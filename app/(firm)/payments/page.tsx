import { Amount } from '../amount';
import { PagesNav } from '../pages-nav';
import { type SearchParams, single } from '../../search-params';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { listPayments, paymentsAPage } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

export default async function Payments({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const page = Math.max(Math.trunc(Number(single((await searchParams)['page'])) || 1), 1);
  const { payments, total } = await listPayments(ctx, page);
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      <title>{t('payments.title')}</title>
      <div className="head">
        <h1>{t('payments.title')}</h1>
        <div className="row-actions"><a href="/invoices" data-key="Escape">{t('invoices.title')}</a></div>
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
      <PagesNav page={page} pages={Math.ceil(total / paymentsAPage)} address={(to) => `/payments?page=${to}`} t={t} />
    </>
  );
}
