import type { Translate } from '#lib/messages';
import { type ListedPlan, stateOfPlan } from '#lib/recurring/queries';

/** How things stand with a plan, and whether somebody has to look at it. */
export function PlanState({ plan, t }: { plan: ListedPlan; t: Translate }) {
  const state = stateOfPlan(plan);
  return (
    <>
      <span className="state" data-state={state}>{t(`recurring.states.${state}`)}</span>
      {plan.waiting > 0 && <> <span className="state" data-state="overdue">{t('recurring.waits', { count: plan.waiting })}</span></>}
    </>
  );
}
