import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { NoPermission } from '../../../../no-permission';
import { pressPlan } from '../../actions';
import { planAddress } from '../../addresses';
import { Subject } from '../../subject';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findRecurring } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

/** Asks once more: a plan that has ended does not begin again. */
export default async function EndPlan({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const plan = await findRecurring(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  if (plan.endedAt !== null) redirect(planAddress(plan.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('recurring.endTitle');
  return (
    <>
      <h1>{title}</h1>
      <Subject ctx={ctx} customer={{ id: plan.customerId, name: plan.customerName }} amount={plan.total} currency={plan.currency} />
      <p>{t('recurring.endQuestion')}</p>
      <Form action={pressPlan} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={plan.id} />
        <div className="actions"><Submit intent="end">{t('recurring.endNow')}</Submit> <a href={planAddress(plan.id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
