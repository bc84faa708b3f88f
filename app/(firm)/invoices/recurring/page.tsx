import { Removable } from '../../removable';
import { Amount } from '../../amount';
import { PagesNav } from '../../pages-nav';
import { type SearchParams, single } from '../../../search-params';
import { planAddress, plansAddress } from './addresses';
import { rhythmText } from './rhythm';
import { PlanState } from './state';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { type ListedPlan, listRecurring, plansAPage } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

/** All plans of the firm, or of one customer: what is due next comes first. */
export default async function RecurringInvoices({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const customerId = single(params['customer']);
  const page = Math.max(Math.trunc(Number(single(params['page'])) || 1), 1);
  const { plans, total } = await listRecurring(ctx, customerId, page);
  const customer = customerId === '' ? null : await findCustomer(ctx, customerId);
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      <title>{t('recurring.title')}</title>
      <div className="head">
        <h1>{t('recurring.title')}</h1>
        <div className="row-actions"><a href="/invoices" data-key="Escape">{t('recurring.toInvoices')}</a></div>
      </div>
      {customerId !== '' && <p className="summary"><Removable text={customer?.name ?? '?'} href={plansAddress()} t={t} /></p>}
      {total === 0 && <p className="empty">{t('recurring.none')}</p>}
      {plans.length > 0 && <Plans ctx={ctx} plans={plans} />}
      <PagesNav page={page} pages={Math.ceil(total / plansAPage)} address={(of) => plansAddress(customerId, of)} t={t} />
    </>
  );
}

function Plans({ ctx, plans }: { ctx: Context; plans: ListedPlan[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const columns = ['next', 'customer', 'about', 'rhythm', 'state', 'amount'] as const;
  return (
    <table className="list documents">
      <thead>
        <tr>{columns.map((column) => <th key={column} scope="col" className={column === 'amount' ? 'sum' : undefined}>{t(`recurring.columns.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <td>{plan.nextDay && plan.pausedAt === null && calendarDay(plan.nextDay, ctx.locale, ctx.user.digits)}</td>
            <th scope="row" dir="auto"><a href={planAddress(plan.id)}>{plan.customerName}<span className="visually-hidden"> {plan.about}</span></a></th>
            <td dir="auto">{plan.about}</td>
            <td>{rhythmText(plan, t)}</td>
            <td><PlanState plan={plan} t={t} /></td>
            <td data-label={t('recurring.columns.amount')} className="sum"><Amount ctx={ctx} amount={plan.total} currency={plan.currency} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
