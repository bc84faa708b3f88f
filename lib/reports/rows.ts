import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { amountInput, decimalText } from '#lib/money';
import type { ReportFilter } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import { type ReportName, type ReportTable, totalName } from '#lib/reports/report';

/** The first column of figures in such a file. */
export const figuresFrom = 2;

/**
 * A report as the rows of a file, headings first: all rows and columns, amounts as plain digits with a point, a column for the currency.
 * @throws Forbidden
 */
export async function reportRows(ctx: Context, report: ReportName, filter: ReportFilter): Promise<Generator<string[], void>> {
  return rowsOf(ctx, report, await makeReport(ctx, report, filter), translator(ctx.locale)(totalName(report, filter)));
}

function* rowsOf(ctx: Context, report: ReportName, tables: readonly ReportTable[], sum: string): Generator<string[], void> {
  const t = translator(ctx.locale);
  const [first] = tables;
  yield [t(`reports.rows.${report}`), t('brand.fields.currency'), ...(first?.columns ?? []).map(({ name }) => t(`reports.columns.${name}`))];
  for (const { currency, columns, rows, total } of tables) {
    const cells = (figures: readonly (number | null)[]) => columns.map(({ name }, index) => {
      const figure = figures[index] ?? null;
      return figure === null ? '' : name === 'quantity' ? decimalText(figure, 3) : amountInput(figure, currency);
    });
    for (const { label, figures } of rows) yield [label, currency, ...cells(figures)];
    yield [sum, currency, ...cells(total)];
  }
}
