import { pressPlan } from '../actions';
import { changePlanAddress, planAddress } from '../addresses';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import type { ListedPlan } from '#lib/recurring/queries';
import { missedDays } from '#lib/recurring/resume';

/** What can be done with a plan that has not ended. Whoever resumes it is asked about what fell due meanwhile, if anything did. */
export function PlanPresses({ ctx, plan }: { ctx: Context; plan: ListedPlan }) {
  const t = translator(ctx.locale);
  const hasMissed = missedDays(plan, todayOf(ctx)).length > 0;
  return (
    <Form action={pressPlan} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={plan.id} />
      <div className="actions">
        {plan.pausedAt === null && <Submit intent="pause" quiet>{t('recurring.pause')}</Submit>}
        {plan.pausedAt !== null && !hasMissed && <Submit intent="resume">{t('recurring.resume')}</Submit>}
        {plan.pausedAt !== null && hasMissed && <a className="button" href={`${planAddress(plan.id)}/resume`}>{t('recurring.resume')}</a>}
        <a href={changePlanAddress(plan.id)}>{t('recurring.change')}</a> <a href={`${planAddress(plan.id)}/end`}>{t('recurring.end')}</a>
      </div>
    </Form>
  );
}
