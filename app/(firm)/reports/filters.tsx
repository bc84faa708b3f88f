import { reportAddress } from './addresses';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { type MessageKey, translator } from '#lib/messages';
import { bases, type ReportFilter, reportPeriod, reportPeriods, sharings } from '#lib/reports/filter';
import type { ReportName } from '#lib/reports/report';

interface FiltersProps {
  ctx: Context;
  report: ReportName;
  filter: ReportFilter;
  today: Day;
}

/** Whether a report tells what was invoiced from what was paid. */
export const hasBasis = (report: ReportName): boolean => report !== 'products' && report !== 'taxes' && report !== 'receivables';

/** The period and what counts. It answers by address, so that a report can be bookmarked and sent. */
export function Filters({ ctx, report, filter, today }: FiltersProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const day = (name: 'from' | 'to' | 'day') => <div className="field"><label htmlFor={name}>{t(`reports.${name}`)}</label><input id={name} name={name} type="date" dir="ltr" required defaultValue={filter[name]} /></div>;
  const choice = (name: 'basis' | 'sharing', words: readonly string[]) => (
    <div className="field">
      <label htmlFor={name}>{t(`reports.${name}.label`)}</label>
      <select id={name} name={name} key={filter[name]} defaultValue={filter[name]}>{words.map((word) => <option key={word} value={word}>{t(`reports.${name}.${word}` as MessageKey)}</option>)}</select>
    </div>
  );
  return (
    <div className="screen-only periods">
      {report !== 'receivables' && (
        <nav className="summary" aria-label={t('reports.periods.label')}>
          {reportPeriods.map((name) => {
            const period = reportPeriod(name, today);
            const isShown = period.from === filter.from && period.to === filter.to;
            return <a key={name} className="filter" aria-current={isShown ? 'true' : undefined} href={reportAddress(report, { ...filter, ...period })}>{t(name === 'last12Months' ? 'reports.periods.last12Months' : `statement.periods.${name}`)}</a>;
          })}
        </nav>
      )}
      <form action={`/reports/${report}`} className="days">
        {report === 'receivables' ? day('day') : <>{day('from')}{day('to')}</>}
        {hasBasis(report) && choice('basis', bases)}
        {report === 'categories' && choice('sharing', sharings)}
        <button className="button quiet">{t('reports.show')}</button>
      </form>
    </div>
  );
}
