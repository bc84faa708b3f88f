import type { RecurringExpense } from '#lib/expenses/plan-queries';
import type { Translate } from '#lib/messages';
import { stateOfPlan } from '#lib/recurring/queries';

/** How things stand with a plan. */
export function PlanState({ plan, t }: { plan: Pick<RecurringExpense, 'pausedAt' | 'endedAt'>; t: Translate }) {
  const state = stateOfPlan(plan);
  return <span className="state" data-state={state}>{t(`recurring.states.${state}`)}</span>;
}
