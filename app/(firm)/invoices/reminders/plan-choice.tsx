import { Select } from '#components/form/field';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { listReminderPlans } from '#lib/reminders/change-plan';
import { chosenOf } from '#lib/reminders/choose';
import type { Choice } from '#lib/reminders/plan';

interface PlanChoiceProps {
  ctx: Context;
  choice: Choice | null;
  /** What choosing nothing means here. */
  inherit: string;
}

/** The field that chooses a plan. One that was archived is offered where it holds. */
export async function PlanChoice({ ctx, choice, inherit }: PlanChoiceProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const plans = (await listReminderPlans(ctx)).filter(({ id, archivedAt }) => archivedAt === null || id === choice?.planId);
  const options = [{ value: 'inherit', label: inherit }, ...plans.map(({ id, name }) => ({ value: id, label: name })), { value: 'none', label: t('reminders.noReminders') }];
  return <Select name="chosen" label={t('reminders.fields.chosen')} value={chosenOf(choice)} options={options} />;
}
