import { Amount } from '../../amount';
import { MoneyChart } from './money-chart';
import { PagesNav } from '../../pages-nav';
import { type SearchParams, single } from '../../../search-params';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { CustomerProfile } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { countInvoices, invoicesOfCustomer } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { type Translate, translator } from '#lib/messages';
import { countPayments, paymentsOfCustomer } from '#lib/payments/queries';
import { type MoneySummary, monthsOfMoney, paymentSpeed } from '#lib/payments/summary';
import { countRecurring } from '#lib/recurring/queries';

/** How many documents and payments stand on the profile at once. */
const aPage = 10;
const monthsShown = 12;

interface MoneyProps {
  ctx: Context;
  customer: CustomerProfile;
  summaries: readonly MoneySummary[];
  today: Day;
  params: SearchParams;
}

/** How the customer stands, how that came about, and all their documents and payments. */
export async function CustomerMoney({ ctx, customer, summaries, today, params }: MoneyProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [documents, payments] = [await countInvoices(ctx, customer.id), await countPayments(ctx, customer.id)];
  const charts = [];
  for (const { currency } of summaries) charts.push(<MoneyChart key={currency} ctx={ctx} currency={currency} months={await monthsOfMoney(ctx, customer.id, currency, today, monthsShown)} />);
  return (
    <section className="group money-group" aria-labelledby="money">
      <h2 id="money">{t('profile.money')}</h2>
      <Ways ctx={ctx} customer={customer} summaries={summaries} hasEntries={documents + payments > 0} plans={await countRecurring(ctx, customer.id)} t={t} />
      {summaries.length > 0 && <Sums ctx={ctx} summaries={summaries} t={t} />}
      <Speed ctx={ctx} customerId={customer.id} t={t} />
      {charts}
      {documents === 0 && <p className="help">{t('profile.noInvoices')}</p>}
      {documents > 0 && <Documents {...{ ctx, customer, today, params, t }} total={documents} />}
      {payments > 0 && <Payments {...{ ctx, customer, today, params, t }} total={payments} />}
    </section>
  );
}

interface WaysProps extends Pick<MoneyProps, 'ctx' | 'customer' | 'summaries'> {
  hasEntries: boolean;
  /** How many recurring invoices are going on. */
  plans: number;
  t: Translate;
}

function Ways({ ctx, customer, summaries, hasEntries, plans, t }: WaysProps) {
  const mayInvoice = can(ctx, 'invoices.edit') && isOpen(customer) && customer.archivedAt === null;
  const mayPay = can(ctx, 'payments.edit') && hasEntries;
  return (
    <p className="row-actions screen-only">
      {mayInvoice && <a href={`/invoices/new?type=quote&customer=${customer.id}`}>{t('invoices.newTitle.quote')}</a>}
      {mayPay && <a href={`/payments/new?customer=${customer.id}`}>{t('payments.record')}</a>}
      {mayPay && summaries.filter(({ credit }) => credit > 0).map(({ currency }) => <a key={currency} href={`/payments/new?customer=${customer.id}&kind=refund&currency=${currency}`}>{t('payments.refundTitle')}{summaries.length > 1 && ` (${currency})`}</a>)}
      {plans > 0 && <a href={`/invoices/recurring?customer=${customer.id}`}>{t('recurring.ofCustomer', { count: plans })}</a>}
      {hasEntries && <a href={`/customers/${customer.id}/statement`}>{t('statement.link')}</a>}
    </p>
  );
}

const sums = ['open', 'overdue', 'credit', 'balance', 'paid'] as const;

/** The same figures as in the list, and what they are made of; a row for each currency. */
function Sums({ ctx, summaries, t }: Pick<MoneyProps, 'ctx' | 'summaries'> & { t: Translate }) {
  return (
    <table className="figures standing">
      <thead>
        <tr><th scope="col">{t('profile.sums.currency')}</th>{sums.map((sum) => <th key={sum} scope="col">{t(`profile.sums.${sum}`)}</th>)}</tr>
      </thead>
      <tbody>
        {summaries.map((summary) => (
          <tr key={summary.currency}>
            <th scope="row">{summary.currency}</th>
            {sums.map((sum) => <td key={sum} data-label={t(`profile.sums.${sum}`)} data-late={sum === 'overdue' && summary.overdue > 0 ? '' : undefined}><Amount ctx={ctx} amount={summary[sum]} currency={summary.currency} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Speed({ ctx, customerId, t }: { ctx: Context; customerId: string; t: Translate }) {
  const speed = await paymentSpeed(ctx, customerId);
  return speed && <p>{t('profile.daysToPay', { days: speed.days, count: speed.invoices })}</p>;
}

interface RowsProps extends Pick<MoneyProps, 'ctx' | 'customer' | 'today' | 'params'> {
  t: Translate;
  total: number;
}

/** The page that the address asks for, and the way to the others; what is no page is the nearest one. */
function paging({ customer, params, total }: RowsProps, name: 'documents' | 'payments') {
  const pages = Math.max(Math.ceil(total / aPage), 1);
  const page = Math.min(Math.max(Math.trunc(Number(single(params[name]))) || 1, 1), pages);
  return { page, pages, before: (page - 1) * aPage, address: (to: number) => `/customers/${customer.id}?${name}=${to}#${name}` };
}

async function Documents(props: RowsProps) {
  const { ctx, customer, today, t } = props;
  const { before, ...pages } = paging(props, 'documents');
  const rows = await invoicesOfCustomer(ctx, customer.id, aPage, before);
  return (
    <section aria-labelledby="documents">
      <h3 id="documents">{t('profile.documents')}</h3>
      <ul className="rows">
        {rows.map((invoice) => {
          const state = stateOf(invoice, today);
          return (
            <li key={invoice.id}>
              <span><a href={`/invoices/${invoice.id}`}>{t(`invoices.types.${invoice.type}`)} {invoice.number && <bdi dir="ltr">{invoice.number}</bdi>}</a>{invoice.issueDay && ` · ${calendarDay(invoice.issueDay, ctx.locale, ctx.user.digits)}`} <span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span></span>
              <Amount ctx={ctx} amount={invoice.total} currency={invoice.currency} />
            </li>
          );
        })}
      </ul>
      {pages.pages > 1 && <PagesNav {...pages} label={t('profile.pagesOf', { what: t('profile.documents') })} t={t} />}
    </section>
  );
}

async function Payments(props: RowsProps) {
  const { ctx, customer, t } = props;
  const { before, ...pages } = paging(props, 'payments');
  const rows = await paymentsOfCustomer(ctx, customer.id, aPage, before);
  return (
    <section aria-labelledby="payments">
      <h3 id="payments">{t('payments.title')}</h3>
      <ul className="rows">
        {rows.map((payment) => (
          <li key={payment.id}>
            <span><a href={`/payments/${payment.id}`}><bdi dir="ltr">{payment.number}</bdi></a> · {calendarDay(payment.day, ctx.locale, ctx.user.digits)} · {t(payment.kind === 'refund' ? 'payments.kinds.refund' : `payments.methods.${payment.method}`)}{payment.voidedAt !== null && <> <span className="state" data-state="void">{t('invoices.states.void')}</span></>}</span>
            <Amount ctx={ctx} amount={payment.kind === 'refund' ? -payment.amount : payment.amount} currency={payment.currency} />
          </li>
        ))}
      </ul>
      {pages.pages > 1 && <PagesNav {...pages} label={t('profile.pagesOf', { what: t('payments.title') })} t={t} />}
    </section>
  );
}
