import { archiveReminderPlan } from './actions';
import { reminderPlanAddress } from './addresses';
import { stepText } from './step-text';
import { Form } from '#components/form/form';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import type { PlanWithSteps } from '#lib/reminders/change-plan';

/** A plan in the list of them: what it does, and what can be done with it. */
export function PlanRow({ ctx, plan: { id, name, steps, archivedAt } }: { ctx: Context; plan: PlanWithSteps }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const press = t(archivedAt === null ? 'categories.archive' : 'categories.restore');
  return (
    <li>
      <div>
        <bdi className="strong">{name}</bdi>{archivedAt !== null && <span className="help"> · {t('categories.archivedLabel')}</span>}
        {steps.map((step) => <p key={step.id} className="help">{stepText(ctx, step)} · {t(`reminders.recipients.${step.recipient}`)}</p>)}
      </div>
      <div className="row-actions">
        <a href={reminderPlanAddress(id)} aria-label={`${t('categories.edit')}: ${name}`}>{t('categories.edit')}</a>
        <Form action={archiveReminderPlan} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('reminders.settingsTitle') }) }}>
          <input type="hidden" name="id" value={id} />
          <button className="link" name="intent" value={archivedAt === null ? 'archive' : 'restore'} aria-label={`${press}: ${name}`}>{press}</button>
        </Form>
      </div>
    </li>
  );
}
