import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { begin } from './actions';
import { goingOutAddress, newPlanAddress } from './addresses';
import { Choices } from './choices';
import { PlanRow } from './plan-row';
import { SaidOfReminders } from './said';
import { TextsList } from './texts-list';
import { Times } from './times';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { listReminderPlans } from '#lib/reminders/change-plan';
import { requireContext } from '#lib/session';

/** Plans of reminders, for whom they hold, when they go out, and what they say. */
export default async function ReminderSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.settingsTitle');
  const plans = await listReminderPlans(ctx);
  const offered = plans.filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      <SaidOfReminders said={single((await searchParams)['saved'])} t={t} />
      <section className="group" aria-labelledby="plans">
        <h2 id="plans">{title}</h2>
        {plans.length === 0 && (
          <>
            <p>{t('reminders.beginHelp')}</p>
            <Form action={begin} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}><div className="actions"><Submit>{t('reminders.begin')}</Submit></div></Form>
          </>
        )}
        <ul className="rows">{plans.map((plan) => <PlanRow key={plan.id} ctx={ctx} plan={plan} />)}</ul>
        <p className="row-actions"><a href={newPlanAddress}>{t('reminders.newPlan')}</a> <a href={goingOutAddress()}>{t('reminders.toToday')}</a></p>
      </section>
      {plans.length > 0 && <Choices ctx={ctx} plans={offered} all={plans} />}
      <Times ctx={ctx} />
      <TextsList ctx={ctx} plans={offered} />
      <title>{title}</title>
    </>
  );
}
