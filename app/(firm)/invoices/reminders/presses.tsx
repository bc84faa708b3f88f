import { letterAddress } from '../../settings/reminders/addresses';
import { pressReminder } from './actions';
import { Form } from '#components/form/form';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

interface PressesProps {
  ctx: Context;
  invoiceId: string;
  stepId: string;
  /** What the buttons are about, for those who hear them one by one. */
  about: string;
  from: 'invoice' | 'today';
  /** `done` is one that nothing can be done about any more. */
  state: 'ahead' | 'held' | 'skipped' | 'notSent';
}

const possible = { ahead: ['hold', 'skip'], held: ['release', 'skip'], skipped: ['release'], notSent: ['release', 'printed'] } as const;

/** What can be done with a reminder that has not gone out. */
export function ReminderPresses({ ctx, invoiceId, stepId, about, from, state }: PressesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { hold: t('reminders.hold'), skip: t('reminders.skip'), release: t(state === 'notSent' ? 'reminders.again' : 'reminders.letGo'), printed: t('reminders.printed') };
  return (
    <div className="row-actions screen-only">
      {state !== 'skipped' && <a href={letterAddress(invoiceId, stepId)} aria-label={`${t('reminders.see')}: ${about}`}>{t('reminders.see')}</a>}
      {can(ctx, 'invoices.edit') && (
        <Form action={pressReminder} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('reminders.title') }) }}>
          <input type="hidden" name="invoiceId" value={invoiceId} />
          <input type="hidden" name="stepId" value={stepId} />
          <input type="hidden" name="from" value={from} />
          <div className="row-actions">{possible[state].map((intent) => <button key={intent} className="link" name="intent" value={intent} aria-label={`${words[intent]}: ${about}`}>{words[intent]}</button>)}</div>
        </Form>
      )}
    </div>
  );
}
