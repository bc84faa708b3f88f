import type { ReactNode } from 'react';
import { Amount } from '../../amount';
import { type SearchParams, single } from '../../../search-params';
import { settingsAddress } from '../../settings/reminders/addresses';
import { SaidOfReminders } from '../../settings/reminders/said';
import { stepText } from '../../settings/reminders/step-text';
import { fateText } from './fate';
import { ReminderPresses } from './presses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { listReminderPlans } from '#lib/reminders/change-plan';
import { type ListedReminder, remindersNotSent, remindersOfToday, type Upcoming, upcomingUntil } from '#lib/reminders/queries';
import { momentOf, reminderSettingsOf } from '#lib/reminders/settings';
import { requireContext } from '#lib/session';

/** So far ahead one sees what goes out. */
const daysAhead = 7;

/** What goes out today and in the days to come, what could not be mailed, and what was queued today. */
export default async function GoingOut({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const t = translator(ctx.locale, ctx.user.digits);
  const { today } = momentOf(ctx);
  const { time } = await reminderSettingsOf(ctx);
  const { items, counts } = await upcomingUntil(ctx, addDays(today, daysAhead));
  const byDay = Map.groupBy(items, ({ day }) => day);
  const later = [...byDay.keys()].filter((day) => day > addDays(today, 1)).toSorted();
  const [gone, notSent, plans] = [await remindersOfToday(ctx), await remindersNotSent(ctx), await listReminderPlans(ctx)];
  const title = t('reminders.todayTitle');
  const ofDay = (day: Day, heading: string) => <DayOfReminders key={day} ctx={ctx} day={day} heading={heading} items={byDay.get(day) ?? []} count={counts.get(day) ?? 0} />;
  return (
    <>
      <SaidOfReminders said={single((await searchParams)['saved'])} t={t} />
      <div className="head">
        <h1>{title}</h1>
        <div className="row-actions">
          {can(ctx, 'firm.edit') && <a href={settingsAddress()}>{t('reminders.toSettings')}</a>}
          <a href="/invoices" data-key="Escape">{t('recurring.toInvoices')}</a>
        </div>
      </div>
      {plans.length === 0 ? <p className="empty">{t('reminders.beginHelp')}</p> : <p className="lead">{t('reminders.todayLead', { time })}</p>}
      {notSent.length > 0 && <NotSent ctx={ctx} reminders={notSent} />}
      {ofDay(today, `${t('reminders.today')} · ${calendarDay(today, ctx.locale, ctx.user.digits)}`)}
      {gone.length > 0 && <Gone ctx={ctx} reminders={gone} />}
      {ofDay(addDays(today, 1), `${t('reminders.tomorrow')} · ${calendarDay(addDays(today, 1), ctx.locale, ctx.user.digits)}`)}
      <section className="group" aria-labelledby="later">
        <h2 id="later">{t('reminders.nextDays')}</h2>
        {later.length === 0 && <p className="help">{t('reminders.nothing')}</p>}
        {later.map((day) => <section key={day} aria-labelledby={`day-${day}`}><h3 id={`day-${day}`}>{calendarDay(day, ctx.locale, ctx.user.digits)}</h3><Items ctx={ctx} items={byDay.get(day) ?? []} count={counts.get(day) ?? 0} /></section>)}
      </section>
      <title>{title}</title>
    </>
  );
}

interface DayProps {
  ctx: Context;
  day: Day;
  heading: string;
  items: readonly Upcoming[];
  count: number;
}

function DayOfReminders({ ctx, day, heading, items, count }: DayProps) {
  return (
    <section className="group" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{heading}</h2>
      {items.length === 0 ? <p className="help">{translator(ctx.locale)('reminders.nothing')}</p> : <Items ctx={ctx} items={items} count={count} />}
    </section>
  );
}

function Items({ ctx, items, count }: Pick<DayProps, 'ctx' | 'items' | 'count'>) {
  const t = translator(ctx.locale, ctx.user.digits);
  const sorted = items.toSorted((one, other) => one.candidate.customer.name.localeCompare(other.candidate.customer.name, ctx.locale));
  return (
    <>
      <ul className="rows">
        {sorted.map(({ candidate: { invoice, customer }, step, isHeld }) => (
          <li key={`${invoice.id} ${step.id}`}>
            <Subject ctx={ctx} customerId={customer.id} customerName={customer.name} invoiceId={invoice.id} number={invoice.number ?? ''} open={invoice.open} currency={invoice.currency}>
              {stepText(ctx, step)}{isHeld && <> <span className="state" data-state="held">{t('reminders.states.held')}</span></>}
            </Subject>
            <ReminderPresses ctx={ctx} invoiceId={invoice.id} stepId={step.id} about={invoice.number ?? ''} from="today" state={isHeld ? 'held' : 'ahead'} />
          </li>
        ))}
      </ul>
      {count > items.length && <p className="help">{t('reminders.moreOfDay', { count: count - items.length })}</p>}
    </>
  );
}

interface SubjectProps {
  ctx: Context;
  customerId: string;
  customerName: string;
  invoiceId: string;
  number: string;
  open: number;
  currency: string;
  children: ReactNode;
}

/** Whom a reminder goes to, and of what. */
function Subject({ ctx, customerId, customerName, invoiceId, number, open, currency, children }: SubjectProps) {
  return (
    <div>
      <a href={`/customers/${customerId}`}><bdi>{customerName}</bdi></a> · <a href={`/invoices/${invoiceId}#reminders`}><bdi dir="ltr">{number}</bdi></a> · <Amount ctx={ctx} amount={open} currency={currency} />
      <p className="help">{children}</p>
    </div>
  );
}

/** What could not be mailed: it is printed, or tried again. */
function NotSent({ ctx, reminders }: { ctx: Context; reminders: readonly ListedReminder[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group" aria-labelledby="not-sent">
      <h2 id="not-sent">{t('reminders.notSentTitle')}</h2>
      <p className="help">{t('reminders.notSentHelp')}</p>
      <ul className="rows">
        {reminders.map((reminder) => (
          <li key={reminder.id}>
            <Subject {...reminder} ctx={ctx} number={reminder.invoiceNumber}>{stepText(ctx, reminder.step)} · {fateText(reminder, t)}</Subject>
            <ReminderPresses ctx={ctx} invoiceId={reminder.invoiceId} stepId={reminder.stepId} about={reminder.invoiceNumber} from="today" state="notSent" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What went its way today. */
function Gone({ ctx, reminders }: { ctx: Context; reminders: readonly ListedReminder[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group" aria-labelledby="gone">
      <h2 id="gone">{t('reminders.goneTitle')}</h2>
      <ul className="rows">
        {reminders.map((reminder) => (
          <li key={reminder.id}>
            <Subject {...reminder} ctx={ctx} number={reminder.invoiceNumber}>{stepText(ctx, reminder.step)}</Subject>
            <span className="state" data-state={reminder.messageState ?? reminder.state}>{fateText(reminder, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
