import { manageAddress } from '../../settings/reminders/addresses';
import { stepText } from '../../settings/reminders/step-text';
import { resume } from '../reminders/actions';
import { fateText } from '../reminders/fate';
import { ReminderPresses } from '../reminders/presses';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays } from '#lib/day';
import { calendarDay } from '#lib/format';
import type { Invoice } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { candidateOf } from '#lib/reminders/candidates';
import type { AppliedPlan } from '#lib/reminders/plan';
import { nextRound, remindersOfInvoice, type Upcoming, upcomingOf } from '#lib/reminders/queries';
import { findStop, type Stop } from '#lib/reminders/stop';

/** Further than any step lies ahead. */
const farAhead = 800;

/** By which plan an invoice is reminded of, and where that was chosen. */
export function planText({ plan, level, categoryName }: AppliedPlan, t: Translate): string {
  const where = level === null ? null : t(`reminders.levels.${level}`, { name: categoryName ?? '' });
  return [plan ? t('reminders.holds', { plan: plan.name }) : t('reminders.holdsNone'), where].filter(Boolean).join(' · ');
}

/** The reminders of an invoice: what went out, what comes, and what keeps them from coming. */
export async function Reminders({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const [past, candidate, stop] = [await remindersOfInvoice(ctx, invoice.id), await candidateOf(ctx, invoice.id), await findStop(ctx, invoice.id)];
  if (past.length === 0 && !candidate && !stop) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const first = await nextRound(ctx);
  const coming = candidate ? upcomingOf(candidate, first, addDays(first, farAhead)) : [];
  const over = past.filter(({ state }) => state !== 'held');
  const mayEdit = can(ctx, 'invoices.edit');
  return (
    <section className="group screen-only" aria-labelledby="reminders">
      <h2 id="reminders">{t('reminders.title')}</h2>
      {stop && <Stopped ctx={ctx} stop={stop} />}
      {candidate && <p>{planText(candidate.applied, t)}{mayEdit && <> · <a href={manageAddress(invoice.id)}>{t('reminders.manage')}</a></>}</p>}
      {over.length > 0 && (
        <>
          <h3>{t('reminders.past')}</h3>
          <ul className="rows">
            {over.map((reminder) => (
              <li key={reminder.id}>
                <div>{calendarDay(reminder.day, ctx.locale, ctx.user.digits)} · {stepText(ctx, reminder.step)}<p className="help">{fateText(reminder, t)}</p></div>
                {invoice.open > 0 && (reminder.state === 'notSent' || (reminder.state === 'skipped' && reminder.reason === 'person')) && <ReminderPresses ctx={ctx} invoiceId={invoice.id} stepId={reminder.stepId} about={stepText(ctx, reminder.step)} from="invoice" state={reminder.state} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {candidate && !stop && <Coming ctx={ctx} invoiceId={invoice.id} coming={coming} t={t} />}
    </section>
  );
}

function Coming({ ctx, invoiceId, coming, t }: { ctx: Context; invoiceId: string; coming: readonly Upcoming[]; t: Translate }) {
  if (coming.length === 0) return <p className="help">{t('reminders.nothingComing')}</p>;
  return (
    <>
      <h3>{t('reminders.coming')}</h3>
      <ul className="rows">
        {coming.map(({ step, day, isHeld }) => (
          <li key={step.id}>
            <div>{calendarDay(day, ctx.locale, ctx.user.digits)} · {stepText(ctx, step)}{isHeld && <> <span className="state" data-state="held">{t('reminders.states.held')}</span></>}</div>
            <ReminderPresses ctx={ctx} invoiceId={invoiceId} stepId={step.id} about={stepText(ctx, step)} from="invoice" state={isHeld ? 'held' : 'ahead'} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Stopped({ ctx, stop }: { ctx: Context; stop: Stop }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div className="notice warning">
      <p>{t(`reminders.stopped.${stop.kind}`, { reason: stop.reason })}</p>
      {can(ctx, 'invoices.edit') && (
        <Form action={resume} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('reminders.title') }) }}>
          <input type="hidden" name="id" value={stop.invoiceId} />
          <div className="actions"><Submit quiet>{t('reminders.resume')}</Submit></div>
        </Form>
      )}
    </div>
  );
}
