import { entriesAddress } from './addresses';
import { ReportChart } from './report-chart';
import type { Context } from '#lib/context';
import { type Translate, translator } from '#lib/messages';
import { amountText, currencySymbol, quantityText } from '#lib/money';
import type { ReportFilter } from '#lib/reports/filter';
import { type ReportColumn, type ReportName, type ReportTable as Table, totalName } from '#lib/reports/report';

interface ReportTableProps {
  ctx: Context;
  report: ReportName;
  filter: ReportFilter;
  table: Table;
}

/** A report in one currency: a drawing, and beside it the figures, each of which leads to the entries behind it. */
export function ReportTable(props: ReportTableProps) {
  const { ctx, report, filter, table } = props;
  const { currency, rows, count, total } = table;
  const t = translator(ctx.locale, ctx.user.digits);
  const columns = table.columns.map((column, index) => ({ ...column, index })).filter(({ isFurther }) => !isFurther);
  const heading = `report-${currency}`;
  const figures = (key: string | null, label: string, of: (number | null)[]) => columns.map(({ index, ...column }) => <td key={column.name} data-label={t(`reports.columns.${column.name}`)}><Figure {...props} column={column} rowKey={key} label={label} figure={of[index] ?? null} t={t} /></td>);
  const sum = t(totalName(report, filter));
  return (
    <section className="report" aria-labelledby={heading}>
      <h2 id={heading}>{t('reports.currency', { currency: currencySymbol(currency, ctx.locale) })}</h2>
      <div className="report-parts" data-columns={columns.length > 2 ? 'many' : undefined}>
        <ReportChart ctx={ctx} report={report} table={table} />
        <div className="scrolling">
          <table className="figures report-figures" data-plain="">
            <thead><tr><th scope="col">{t(`reports.rows.${report}`)}</th>{columns.map(({ name }) => <th key={name} scope="col">{t(`reports.columns.${name}`)}</th>)}</tr></thead>
            <tbody>{rows.map(({ key, label, figures: own }) => <tr key={key}><th scope="row"><bdi>{label}</bdi></th>{figures(key, label, own)}</tr>)}</tbody>
            <tfoot><tr><th scope="row">{sum}</th>{figures(null, sum, total)}</tr></tfoot>
          </table>
        </div>
      </div>
      {count > rows.length && <p className="help">{t('reports.more', { count: count - rows.length })}</p>}
    </section>
  );
}

interface FigureProps extends ReportTableProps {
  column: ReportColumn;
  rowKey: string | null;
  label: string;
  figure: number | null;
  t: Translate;
}

function Figure({ ctx, report, filter, table: { currency }, column: { name, part }, rowKey, label, figure, t }: FigureProps) {
  if (figure === null) return null;
  if (name === 'quantity') return <bdi dir="ltr">{quantityText(figure, ctx.locale, ctx.user.digits)}</bdi>;
  // The heading says in which currency.
  const amount = <bdi dir="ltr" data-nothing={figure === 0 ? '' : undefined}>{amountText(figure, currency, ctx.locale, ctx.user.digits)}</bdi>;
  if (part === null || figure === 0) return amount;
  return <a href={entriesAddress({ report, part, currency, key: rowKey, filter })}>{amount}<span className="visually-hidden"> {t('reports.entries.of', { report: t(`reports.columns.${name}`), named: label })}</span></a>;
}
