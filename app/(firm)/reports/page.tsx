import { NoPermission } from '../no-permission';
import { filterFrom, reportAddress } from './addresses';
import { ReportTable } from './report-table';
import { can } from '#lib/access';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { reportPeriod } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import { reportNames } from '#lib/reports/report';
import { requireContext } from '#lib/session';

/** All reports, and how the last twelve months went. */
export default async function Reports() {
  const ctx = await requireContext();
  if (!can(ctx, 'reports.view')) return <NoPermission ctx={ctx} />;
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  const filter = { ...filterFrom({}, today).filter, ...reportPeriod('last12Months', today) };
  const tables = await makeReport(ctx, 'months', filter);
  return (
    <article className="reports">
      <title>{t('reports.title')}</title>
      <h1>{t('reports.title')}</h1>
      <p>{t('reports.lead')}</p>
      <ul className="rows">
        {reportNames.map((name) => <li key={name}><a className="strong" href={reportAddress(name, filter)}>{t(`reports.names.${name}`)}</a><span className="help">{t(`reports.about.${name}`)}</span></li>)}
      </ul>
      {tables.map((table) => <ReportTable key={table.currency} ctx={ctx} report="months" filter={filter} table={table} />)}
    </article>
  );
}
