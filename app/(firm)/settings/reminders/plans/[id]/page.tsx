import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { NoPermission } from '../../../../no-permission';
import { saveReminderPlan } from '../../actions';
import { settingsAddress } from '../../addresses';
import { PlanFields } from '../../plan-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { translator } from '#lib/messages';
import { findReminderPlan } from '#lib/reminders/change-plan';
import { valuesOfReminderPlan } from '#lib/reminders/plan-input';
import { requireContext } from '#lib/session';

export default async function EditReminderPlan({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const plan = await findReminderPlan(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.planTitle');
  return (
    <section className="group">
      <h2>{title}: <bdi>{plan.name}</bdi></h2>
      <p className="help">{t('reminders.changePlanHelp')}</p>
      <Form action={saveReminderPlan} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={plan.id} />
        <input type="hidden" name="version" value={plan.version} />
        <PlanFields ctx={ctx} values={valuesOfReminderPlan(plan)} steps={plan.steps.length} currency={usualCurrency(await brandOf(ctx), ctx.firm)} />
        <div className="actions"><Submit>{t('reminders.save')}</Submit> <a href={settingsAddress()} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </section>
  );
}
