import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { NoPermission } from '../../../../no-permission';
import { pressPlan } from '../../actions';
import { planAddress } from '../../addresses';
import { Subject } from '../../subject';
import { Radios } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { calendarDay, listed } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { findRecurring } from '#lib/recurring/queries';
import { missedDays } from '#lib/recurring/resume';
import { requireContext } from '#lib/session';

/** As many as are named one by one. */
const mostNamed = 12;

/** Asks what becomes of the days that passed while the plan was paused. */
export default async function ResumePlan({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const plan = await findRecurring(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  const days = missedDays(plan, todayOf(ctx));
  if (plan.endedAt !== null || plan.pausedAt === null || days.length === 0) redirect(planAddress(plan.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('recurring.resumeTitle');
  const named = days.slice(0, mostNamed).map((day) => calendarDay(day, ctx.locale, ctx.user.digits));
  return (
    <>
      <h1>{title}</h1>
      <Subject ctx={ctx} customer={{ id: plan.customerId, name: plan.customerName }} amount={plan.total} currency={plan.currency} />
      <p>{t('recurring.missed', { count: days.length })} {listed([...named, ...(days.length > mostNamed ? [t('recurring.missedMore', { count: days.length - mostNamed })] : [])], ctx.locale)}</p>
      <Form action={pressPlan} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={plan.id} />
        <Radios name="missed" label={t('recurring.missedQuestion')} value="skip" options={[{ value: 'skip', label: t('recurring.skip') }, { value: 'make', label: t('recurring.makeUp') }]} />
        <div className="actions"><Submit intent="resume">{t('recurring.resume')}</Submit> <a href={planAddress(plan.id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
