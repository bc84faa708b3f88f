import { Amount } from './amount';
import { BackupWarning } from './backup-warning';
import { reportAddress } from './reports/addresses';
import { ReportChart } from './reports/report-chart';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { addMonths, type Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { mostCountedOfState } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { reportFilter, reportPeriod } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import { comingDates, draftTypes, type FirstSteps, firstSteps, lackingForDrafts, toDoOn } from '#lib/reports/today';
import { requireContext } from '#lib/session';

interface PartProps {
  ctx: Context;
  today: Day;
  t: Translate;
}

/** Where a day begins: what waits for somebody, which dates are coming, how this month goes. Of a new firm, what comes first. */
export default async function Today() {
  const ctx = await requireContext();
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  const steps = await firstSteps(ctx);
  const part = { ctx, today, t };
  return (
    <article className="today">
      <title>{t('today.title')}</title>
      <div className="head"><h1>{t('today.title')}</h1><p className="help">{calendarDay(today, ctx.locale, ctx.user.digits)}</p></div>
      <BackupWarning ctx={ctx} />
      {!steps.invoice && can(ctx, 'invoices.edit') && <Steps steps={steps} ctx={ctx} t={t} />}
      <Waiting {...part} isNew={!steps.invoice} />
      <Dates {...part} />
      {steps.invoice && <Income {...part} />}
    </article>
  );
}

/** What leads to the first invoice, in its order. */
function Steps({ ctx, steps, t }: { ctx: Context; steps: FirstSteps; t: Translate }) {
  const mayChangeFirm = can(ctx, 'firm.edit');
  const done = (is: boolean) => is && <span className="state" data-state="paid">{t('today.steps.done')}</span>;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('today.steps.title')}</h2>
      <p className="help">{t('today.steps.lead')}</p>
      <ol className="rows">
        <li><span>{mayChangeFirm ? <a href="/settings/documents">{t('today.steps.firm')}</a> : t('today.steps.firm')}</span>{done(steps.firm)}</li>
        <li><span>{mayChangeFirm ? <a href="/settings/taxes">{t('today.steps.taxes')}</a> : t('today.steps.taxes')}</span>{done(steps.taxes)}</li>
        <li><span><a href="/customers/new">{t('today.steps.customer')}</a> {can(ctx, 'customers.import') && <a href="/customers/import">{t('today.steps.import')}</a>}</span>{done(steps.customer)}</li>
        <li><span><a href="/invoices/new">{t('today.steps.invoice')}</a></span></li>
      </ol>
    </section>
  );
}

/** So many of them are named; the others follow when these are done. */
const mostNamed = 5;

async function Waiting({ ctx, today, t, isNew }: PartProps & { isNew: boolean }) {
  const [{ overdue, drafts, waiting, mail }, lacking] = [await toDoOn(ctx, today), await lackingForDrafts(ctx)];
  const most = mostCountedOfState;
  const counted = (count: number) => Math.min(count, most);
  const isClear = overdue.count + drafts.invoice + drafts.quote + drafts.creditNote + waiting + lacking.length + mail.failed + mail.unsure + mail.queued + mail.held === 0;
  if (isClear && isNew) return null;
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">{t('today.todo')}</h2>
      {isClear && <p className="empty">{t('today.nothing')}</p>}
      <ul className="rows">
        {overdue.count > 0 && (
          <li>
            <span><a href="/invoices?state=overdue&sort=due&dir=asc">{overdue.count > most ? t('today.many', { most }) : t('today.overdue', { count: overdue.count })}</a>{overdue.oldest && <span className="help"> · {t('today.since', { day: calendarDay(overdue.oldest, ctx.locale, ctx.user.digits) })}</span>}</span>
            <span className="amounts">{overdue.sums.map(({ currency, open }) => <Amount key={currency} ctx={ctx} amount={open} currency={currency} />)}</span>
          </li>
        )}
        {waiting > 0 && <li><a href="/invoices/recurring">{t('today.waiting', { count: counted(waiting) })}</a></li>}
        {draftTypes.map((type) => drafts[type] > 0 && <li key={type}><a href={`/invoices?type=${type}&state=draft`}>{t(`today.drafts.${type}`, { count: counted(drafts[type]) })}</a></li>)}
        {lacking.length > 0 && (
          <li>
            <span>{t('today.lacking', { count: lacking.length })}</span>
            <span className="unstated">{lacking.slice(0, mostNamed).map(({ id, name }) => <a key={id} href={`/customers/${id}`}><bdi>{name}</bdi></a>)}</span>
          </li>
        )}
        {mail.failed > 0 && <li><a href="/outbox?state=failed">{t('today.mailFailed', { count: counted(mail.failed) })}</a></li>}
        {mail.unsure > 0 && <li><a href="/outbox?state=maybeSent">{t('today.mailUnsure', { count: counted(mail.unsure) })}</a></li>}
        {mail.queued > 0 && <li><a href="/outbox?state=queued">{t('today.mailWaiting', { count: counted(mail.queued) })}</a></li>}
        {mail.held > 0 && <li><a href="/outbox?state=held">{t('today.mailHeld', { count: counted(mail.held) })}</a></li>}
      </ul>
    </section>
  );
}

/** As much of a note as tells which one it is. */
const longest = 120;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

async function Dates({ ctx, today, t }: PartProps) {
  if (!can(ctx, 'notes.view')) return null;
  const dates = await comingDates(ctx, today);
  if (dates.length === 0) return null;
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{t('today.dates')}</h2>
      <ul className="rows">
        {dates.map(({ noteId, customerId, customerName, day, text }) => (
          <li key={noteId}>
            <span><a href={`/customers/${customerId}/notes/${noteId}`}><bdi>{customerName}</bdi></a> <bdi className="help">{shortened(text)}</bdi></span>
            <span>{calendarDay(day, ctx.locale, ctx.user.digits)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many months are drawn. */
const months = 6;

async function Income({ ctx, today, t }: PartProps) {
  const thisMonth = reportPeriod('thisMonth', today);
  const filter = { ...reportFilter({}, today).filter, from: addMonths(thisMonth.from, 1 - months), to: thisMonth.to };
  const tables = await makeReport(ctx, 'months', filter);
  return (
    <section aria-labelledby="income">
      <h2 id="income">{t('today.income')}</h2>
      {tables.length === 0 && <p className="help">{t('today.noIncome')}</p>}
      {tables.map((table) => {
        const [last, current] = table.rows.slice(-2);
        return (
          <div key={table.currency} className="report-parts">
            <ReportChart ctx={ctx} report="months" table={table} isAlone />
            <dl className="sums">
              <div className="strong"><dt>{t('today.thisMonth')}</dt><dd><Amount ctx={ctx} amount={current?.figures[0] ?? 0} currency={table.currency} /></dd></div>
              <div><dt>{t('today.lastMonth')}</dt><dd><Amount ctx={ctx} amount={last?.figures[0] ?? 0} currency={table.currency} /></dd></div>
            </dl>
          </div>
        );
      })}
      <p className="help">{t('today.net')} · <a href={reportAddress('months', filter)}>{t('reports.names.months')}</a> · <a href="/reports">{t('today.allReports')}</a></p>
    </section>
  );
}
