import { redirect } from 'next/navigation';
import { Amount } from '../../../amount';
import { nowhere } from '../../../customers/addresses';
import { Days } from '../../../invoices/recurring/days';
import { NoPermission } from '../../../no-permission';
import { Once } from '../../../once';
import { type SearchParams, single } from '../../../../search-params';
import { expenseAddress } from '../../addresses';
import { planExpense } from '../../recurring/actions';
import { Radios, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Landing } from '#components/form/landing';
import { EnterSubmit, Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { expensePlanDays, expensePlanNames } from '#lib/expenses/plan';
import { findExpense } from '#lib/expenses/queries';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { Invalid } from '#lib/problems';
import { firstFrom } from '#lib/recurring/dates';
import { rhythmUnits } from '#lib/recurring/input';
import { requireContext } from '#lib/session';

interface RepeatProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Plans that an expense is recorded again and again; the days are seen before anything is saved. */
export default async function RepeatExpense({ params, searchParams }: RepeatProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'expenses.edit')) return <NoPermission ctx={ctx} />;
  const expense = await findExpense(ctx, (await params).id);
  if (!expense) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  // The expense itself is the one of its month: the plan begins with the one after it.
  const next = firstFrom({ every: 1, unit: 'month', startDay: expense.day }, [today, addDays(expense.day, 1)].toSorted().at(-1) ?? today);
  const asked = await searchParams;
  const values = single(asked['every']) === '' ? { every: '1', unit: 'month', startDay: next, endDay: '', paysItself: expense.paidDay === null ? 'no' : 'yes' } : Object.fromEntries(expensePlanNames.map((name) => [name, single(asked[name])]));
  const text = (name: (typeof expensePlanNames)[number]) => values[name] ?? '';
  const days = daysOf(ctx, values);
  const title = t('expenses.recurring.repeatTitle');
  return (
    <>
      <h1>{title}</h1>
      <p><bdi className="strong">{expense.supplier}</bdi> · <Amount ctx={ctx} amount={expense.total} currency={expense.currency} /></p>
      <p>{t('expenses.recurring.repeatHelp')}</p>
      <Form action={planExpense} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <EnterSubmit intent="dates" />
        <Once />
        <input type="hidden" name="expenseId" value={expense.id} />
        <section className="group">
          <div className="pair">
            <TextField name="every" required dir="ltr" inputMode="numeric" label={t('recurring.fields.every')} help={t('recurring.everyHelp')} value={text('every')} />
            <Select name="unit" label={t('recurring.fields.unit')} value={text('unit')} options={rhythmUnits.map((unit) => ({ value: unit, label: t(`recurring.units.${unit}`) }))} />
          </div>
          <TextField name="startDay" type="date" required dir="ltr" label={t('expenses.recurring.startDay')} help={t('recurring.startDayHelp')} value={text('startDay')} />
          <TextField name="endDay" type="date" dir="ltr" label={t('recurring.fields.endDay')} help={t('expenses.recurring.endHelp')} value={text('endDay')} />
        </section>
        <Radios name="paysItself" label={t('expenses.recurring.paysItself')} value={text('paysItself')} options={[{ value: 'yes', label: t('expenses.recurring.paysYes') }, { value: 'no', label: t('expenses.recurring.paysNo') }]} />
        <Landing id="dates" className="group" labelledBy="dates-heading">
          <h2 id="dates-heading">{t('recurring.nextDates')}</h2>
          {days && <Days ctx={ctx} days={days} />}
          <div className="actions"><Submit intent="dates" quiet>{t('recurring.showDates')}</Submit></div>
        </Landing>
        <div className="actions"><Submit intent="save">{t('recurring.plan')}</Submit> <a href={expenseAddress(expense.id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}

/** The days that these values make; null when they make none that can be shown. */
function daysOf(ctx: Context, values: Record<string, string>): Day[] | null {
  try {
    return expensePlanDays(ctx, values);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}
