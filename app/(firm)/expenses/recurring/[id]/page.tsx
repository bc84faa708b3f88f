import { redirect } from 'next/navigation';
import { Amount } from '../../../amount';
import { nowhere } from '../../../customers/addresses';
import { Days } from '../../../invoices/recurring/days';
import { rhythmText } from '../../../invoices/recurring/rhythm';
import type { SearchParams } from '../../../../search-params';
import { plansAddress, saidBy } from '../../addresses';
import { ExpenseTable } from '../../expense-table';
import { pressExpensePlan } from '../actions';
import { PlanState } from '../state';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { findExpenseCategory } from '#lib/expenses/categories';
import { courseOf, findRecurringExpense, type RecurringExpense } from '#lib/expenses/plan-queries';
import { missedExpenseDays } from '#lib/expenses/plan-state';
import { expensesOfPlan } from '#lib/expenses/queries';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { nextDays } from '#lib/recurring/dates';
import { daysShown } from '#lib/recurring/input';
import { stateOfPlan } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

/** More of them are found by the list. */
const mostShown = 50;

interface PlanProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** A plan, what it records next, and what it has recorded. */
export default async function ShowExpensePlan({ params, searchParams }: PlanProps) {
  const ctx = await requireContext();
  const plan = await findRecurringExpense(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const made = await expensesOfPlan(ctx, plan.id, mostShown);
  const said = saidBy(await searchParams);
  const state = stateOfPlan(plan);
  return (
    <>
      <title>{t('expenses.recurring.one')}</title>
      {said && <Notice>{t(`expenses.saved.${said}`)}</Notice>}
      <div className="head">
        <div>
          <h1 dir="auto">{plan.supplier}</h1>
          <p><PlanState plan={plan} t={t} /> · {rhythmText(plan, t)} · <Amount ctx={ctx} amount={plan.total} currency={plan.currency} /></p>
        </div>
        {can(ctx, 'expenses.edit') && state !== 'ended' && <Presses ctx={ctx} plan={plan} />}
      </div>
      <Facts ctx={ctx} plan={plan} />
      {state === 'active' && (
        <section className="group" aria-labelledby="next-days">
          <h2 id="next-days">{t('recurring.nextDates')}</h2>
          <Days ctx={ctx} days={nextDays(courseOf(plan), plan.nextDay, daysShown)} />
        </section>
      )}
      <section className="group" aria-labelledby="made">
        <h2 id="made">{t('expenses.recurring.made')}</h2>
        {made.length === 0 ? <p>{t('expenses.recurring.nothingMade')}</p> : <ExpenseTable ctx={ctx} expenses={made} />}
        {plan.made > mostShown && <p className="help">{t('recurring.onlyLatest', { count: mostShown })}</p>}
      </section>
      <p><a href={plansAddress()} data-key="Escape">{t('expenses.recurring.title')}</a></p>
    </>
  );
}

async function Facts({ ctx, plan }: { ctx: Context; plan: RecurringExpense }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const category = plan.categoryId === null ? null : await findExpenseCategory(ctx, plan.categoryId);
  const customer = plan.customerId === null ? null : await findCustomer(ctx, plan.customerId);
  return (
    <section className="group">
      <SummaryList>
        <SummaryRow label={t('recurring.facts.end')}>{plan.endDay === null ? t('recurring.endless') : t('recurring.endsOn', { day: calendarDay(plan.endDay, ctx.locale, ctx.user.digits) })}</SummaryRow>
        <SummaryRow label={t('expenses.recurring.how')}>{t(plan.paysItself ? 'expenses.recurring.paysYes' : 'expenses.recurring.paysNo')}</SummaryRow>
        {category && <SummaryRow label={t('expenses.fields.categoryId')}><bdi>{category.name}</bdi></SummaryRow>}
        {plan.description && <SummaryRow label={t('expenses.fields.description')}><bdi>{plan.description}</bdi></SummaryRow>}
        {customer && <SummaryRow label={t('expenses.fields.customer')}><a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a></SummaryRow>}
      </SummaryList>
    </section>
  );
}

/** What can be done with a plan that has not ended. Whoever resumes it says what becomes of what fell due meanwhile, if anything did. */
function Presses({ ctx, plan }: { ctx: Context; plan: RecurringExpense }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const missed = plan.pausedAt === null ? 0 : missedExpenseDays(plan, todayOf(ctx)).length;
  return (
    <Form action={pressExpensePlan} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={plan.id} />
      {missed > 0 && <p>{t('expenses.recurring.missed', { count: missed })}</p>}
      <div className="actions">
        {plan.pausedAt === null && <Submit intent="pause" quiet>{t('recurring.pause')}</Submit>}
        {plan.pausedAt !== null && <Submit intent="skip">{t(missed > 0 ? 'expenses.recurring.skip' : 'recurring.resume')}</Submit>}
        {missed > 0 && <Submit intent="make" quiet>{t('expenses.recurring.make')}</Submit>}
        <Submit intent="end" quiet>{t('expenses.recurring.endNow')}</Submit>
      </div>
      <p className="help">{t('expenses.recurring.endHelpText')}</p>
    </Form>
  );
}
