import { type Bar, BarChart, ColumnChart } from '#components/chart';
import type { Context } from '#lib/context';
import { listed, monthName } from '#lib/format';
import { translator } from '#lib/messages';
import { amountText, currencySymbol } from '#lib/money';
import type { ColumnName, ReportName, ReportTable } from '#lib/reports/report';

/** Which columns are drawn; of receivables the total by age. */
const drawn: Record<Exclude<ReportName, 'receivables'>, readonly ColumnName[]> = {
  categories: ['net', 'spentNet'], places: ['net', 'spentNet'], months: ['net', 'spentNet'], customers: ['net', 'spentNet'], products: ['net'], expenses: ['spentNet'], taxes: ['outputTax', 'inputTax'],
};

/** More bars than this tell nothing: the table has the rest. */
const most = 12;

interface ReportChartProps {
  ctx: Context;
  report: ReportName;
  table: ReportTable;
  /** Without a table beside it: then it tells its figures to those who do not see it. */
  isAlone?: boolean;
}

/** The largest rows of a report, or its months, as a drawing. */
export function ReportChart({ ctx, report, table, isAlone = false }: ReportChartProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const value = (size: number) => ({ size, text: amountText(size, table.currency, ctx.locale, ctx.user.digits) });
  const shown = report === 'receivables' ? [] : drawn[report].map((name) => ({ name, index: table.columns.findIndex((column) => column.name === name) })).filter(({ index }, place) => place === 0 || [table.total, ...table.rows.map(({ figures }) => figures)].some((figures) => figures[index] !== 0));
  const rows = report === 'months' ? table.rows : table.rows.slice(0, most);
  const label = (key: string, name: string) => (report === 'months' ? monthName(key, 'short', ctx.locale, ctx.user.digits) : name);
  const bars: Bar[] = report === 'receivables'
    ? table.columns.slice(0, -1).map(({ name }, index) => ({ label: t(`reports.columns.${name}`), values: [value(table.total[index] ?? 0)] }))
    : rows.map(({ key, label: name, figures }) => ({ label: label(key, name), values: shown.map(({ index }) => value(figures[index] ?? 0)) }));
  if (bars.every(({ values }) => values.every(({ size }) => size <= 0))) return null;
  const title = t('reports.chart.title', { report: t(`reports.names.${report}`), currency: currencySymbol(table.currency, ctx.locale) });
  const figures = bars.map(({ label: name, values }) => `${name}: ${listed(values.map(({ text }) => text), ctx.locale)}`).join('; ');
  const description = isAlone ? figures : `${t('reports.chart.about')}${table.rows.length > rows.length ? ` ${t('reports.chart.largest', { count: rows.length })}.` : ''}`;
  const series = report === 'receivables' ? [t('reports.columns.open')] : shown.map(({ name }) => t(`reports.columns.${name}`));
  const Chart = report === 'months' ? ColumnChart : BarChart;
  return <Chart id={`chart-${table.currency}`} title={title} description={description} series={series} bars={bars} locale={ctx.locale} />;
}
