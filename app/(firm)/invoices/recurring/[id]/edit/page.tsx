import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { NoPermission } from '../../../../no-permission';
import type { SearchParams } from '../../../../../search-params';
import { changePlan } from '../../actions';
import { planAddress } from '../../addresses';
import { PlanForm } from '../../plan-form';
import { Subject } from '../../subject';
import { typedPlan } from '../../typed';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { valuesOfPlan } from '#lib/recurring/input';
import { findRecurring } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

interface ChangeProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ChangePlan({ params, searchParams }: ChangeProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const plan = await findRecurring(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  if (plan.endedAt !== null) redirect(planAddress(plan.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const { values, days } = typedPlan(ctx, await searchParams, valuesOfPlan(plan), plan);
  const title = t('recurring.changeTitle');
  return (
    <>
      <h1>{title}</h1>
      <Subject ctx={ctx} customer={{ id: plan.customerId, name: plan.customerName }} amount={plan.total} currency={plan.currency} />
      <PlanForm {...{ ctx, title, values, days }} action={changePlan} known={{ id: plan.id, version: plan.version }} save={t('recurring.save')} back={planAddress(plan.id)} />
    </>
  );
}
