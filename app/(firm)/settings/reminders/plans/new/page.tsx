import { NoPermission } from '../../../../no-permission';
import { Once } from '../../../../once';
import { saveReminderPlan } from '../../actions';
import { settingsAddress } from '../../addresses';
import { PlanFields } from '../../plan-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function NewReminderPlan() {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.newPlan');
  return (
    <section className="group">
      <h2>{title}</h2>
      <Form action={saveReminderPlan} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Once />
        <PlanFields ctx={ctx} values={{}} steps={2} currency={usualCurrency(await brandOf(ctx), ctx.firm)} />
        <div className="actions"><Submit>{t('reminders.createPlan')}</Submit> <a href={settingsAddress()} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </section>
  );
}
