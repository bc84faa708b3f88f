import { redirect } from 'next/navigation';
import { nowhere } from '../../customers/addresses';
import { NoPermission } from '../../no-permission';
import { fileAddress, filterFrom, reportFrom } from '../addresses';
import { Filters, hasBasis } from '../filters';
import { ReportTable } from '../report-table';
import type { SearchParams } from '../../../search-params';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { type Translate, translator } from '#lib/messages';
import type { ReportFilter } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import type { ReportName } from '#lib/reports/report';
import { requireContext } from '#lib/session';

interface ReportProps {
  params: Promise<{ report: string }>;
  searchParams: Promise<SearchParams>;
}

/** Rows that a page shows of each table; the file has all. */
const most = 100;

export default async function ShowReport({ params, searchParams }: ReportProps) {
  const ctx = await requireContext();
  const report = reportFrom((await params).report);
  if (!report) redirect(nowhere);
  if (!can(ctx, 'reports.view')) return <NoPermission ctx={ctx} />;
  const today = todayOf(ctx);
  const { filter, isWrong } = filterFrom(await searchParams, today);
  const tables = await makeReport(ctx, report, filter, most);
  const t = translator(ctx.locale, ctx.user.digits);
  const name = t(`reports.names.${report}`);
  return (
    <article className="reports">
      <title>{`${name} · ${t('reports.title')}`}</title>
      <div className="head">
        <h1>{name}</h1>
        <div className="row-actions screen-only">
          {tables.length > 0 && (['csv', 'pdf'] as const).map((type) => <a key={type} href={fileAddress(report, type, filter)}>{t(`reports.${type}`)}</a>)}
          <a href="/reports" data-key="Escape">{t('reports.all')}</a>
        </div>
      </div>
      <p>{periodText(ctx, report, filter, t)}</p>
      {isWrong && <p className="notice warning" role="alert">{t(report === 'receivables' ? 'reports.wrongDay' : 'reports.wrongDays')}</p>}
      <Filters ctx={ctx} report={report} filter={filter} today={today} />
      {explanations(report, filter, t).map((text) => <p key={text} className="help">{text}</p>)}
      {tables.length > 1 && <p className="help">{t('reports.currencies')}</p>}
      {tables.length === 0 && <p className="empty">{t(report === 'receivables' ? 'reports.emptyReceivables' : 'reports.empty')}</p>}
      {tables.map((table) => <ReportTable key={table.currency} ctx={ctx} report={report} filter={filter} table={table} />)}
    </article>
  );
}

function periodText({ locale, user }: Context, report: ReportName, { from, to, day }: ReportFilter, t: Translate): string {
  const text = (of: string) => calendarDay(of, locale, user.digits);
  return report === 'receivables' ? t('reports.asOf', { day: text(day) }) : t('reports.period', { from: text(from), to: text(to) });
}

/** What counts, and how, in words. */
function explanations(report: ReportName, { basis, sharing }: ReportFilter, t: Translate): string[] {
  return [
    ...(hasBasis(report) ? [t(`reports.basisHelp.${basis}`)] : []),
    ...(report === 'categories' ? [t(`reports.sharingHelp.${sharing}`)] : []),
    ...(report === 'products' || report === 'taxes' || report === 'receivables' || report === 'places' ? [t(`reports.${report}Help`)] : []),
  ];
}
