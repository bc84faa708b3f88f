import { Amount } from '../../amount';
import { rhythmText } from '../../invoices/recurring/rhythm';
import { PagesNav } from '../../pages-nav';
import { type SearchParams, single } from '../../../search-params';
import { planAddress, plansAddress } from '../addresses';
import { PlanState } from './state';
import type { Context } from '#lib/context';
import { expensePlansAPage, listRecurringExpenses, type RecurringExpense } from '#lib/expenses/plan-queries';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** All plans of expenses: what is due next comes first. */
export default async function RecurringExpenses({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const page = Math.max(Math.trunc(Number(single((await searchParams)['page'])) || 1), 1);
  const { plans, total } = await listRecurringExpenses(ctx, page);
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      <title>{t('expenses.recurring.title')}</title>
      <div className="head">
        <h1>{t('expenses.recurring.title')}</h1>
        <div className="row-actions"><a href="/expenses" data-key="Escape">{t('expenses.toList')}</a></div>
      </div>
      {total === 0 && <p className="empty">{t('expenses.recurring.none')}</p>}
      {plans.length > 0 && <Plans ctx={ctx} plans={plans} />}
      <PagesNav page={page} pages={Math.ceil(total / expensePlansAPage)} address={plansAddress} t={t} />
    </>
  );
}

function Plans({ ctx, plans }: { ctx: Context; plans: RecurringExpense[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <table className="list documents">
      <thead>
        <tr>
          <th scope="col">{t('expenses.recurring.next')}</th>
          <th scope="col">{t('expenses.columns.supplier')}</th>
          <th scope="col">{t('expenses.columns.description')}</th>
          <th scope="col">{t('recurring.columns.rhythm')}</th>
          <th scope="col">{t('recurring.columns.state')}</th>
          <th scope="col" className="sum">{t('expenses.columns.total')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <td>{plan.nextDay && plan.pausedAt === null && calendarDay(plan.nextDay, ctx.locale, ctx.user.digits)}</td>
            <th scope="row" dir="auto"><a href={planAddress(plan.id)}>{plan.supplier}</a></th>
            <td dir="auto">{plan.description}</td>
            <td>{rhythmText(plan, t)}</td>
            <td><PlanState plan={plan} t={t} /></td>
            <td data-label={t('expenses.columns.total')} className="sum"><Amount ctx={ctx} amount={plan.total} currency={plan.currency} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
