import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { frameOf } from '#lib/documents/frame';
import { type Cell, part, type Section, type Sheet } from '#lib/documents/sheet';
import { type Terms, termsIn } from '#lib/documents/terms';
import type { MessageKey } from '#lib/messages';
import { quantityText } from '#lib/money';
import type { ReportFilter } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import { type ReportName, type ReportTable, totalName } from '#lib/reports/report';

/** More rows than this nobody reads on paper; the file has all. */
const most = 500;

/**
 * A report on paper, in the reader's language.
 * @throws Forbidden
 */
export async function reportSheet(ctx: Context, report: ReportName, filter: ReportFilter): Promise<Sheet> {
  const terms = termsIn([ctx.locale]);
  // Figures on paper are Western, those in names as well.
  const tables = await makeReport({ ...ctx, user: { ...ctx.user, digits: 'latn' } }, report, filter, most);
  const brand = await brandOf(ctx);
  const { from, to, day, basis, sharing } = filter;
  const isOfDay = report === 'receivables';
  const helps: MessageKey[] = [
    ...(report === 'products' || report === 'taxes' || report === 'receivables' ? [`reports.${report}Help` as const] : [`reports.basisHelp.${basis}` as const]),
    ...(report === 'categories' ? [`reports.sharingHelp.${sharing}` as const] : []),
  ];
  return {
    ...frameOf(terms, { brand, seller: sellerOf(brand, ctx.firm), title: terms.words(`reports.names.${report}`), number: '', told: isOfDay ? [day] : [from, to] }),
    mark: null,
    buyer: null,
    facts: isOfDay ? [{ label: terms.words('reports.day'), value: terms.day(day) }] : [{ label: terms.words('reports.from'), value: terms.day(from) }, { label: terms.words('reports.to'), value: terms.day(to) }],
    introduction: tables.length === 0 ? terms.value(isOfDay ? 'reports.emptyReceivables' : 'reports.empty') : [],
    sections: tables.map((table) => sectionOf(terms, report, table, totalName(report, filter))),
    remarks: [...tables.flatMap(({ count, rows }) => (count > rows.length ? terms.value('reports.more', { count: count - rows.length }) : [])), ...helps.flatMap((help) => terms.value(help))],
    payment: null,
  };
}

function sectionOf(terms: Terms, report: ReportName, { currency, columns, rows, total }: ReportTable, sum: MessageKey): Section {
  const shown = columns.map((column, index) => ({ ...column, index })).filter(({ isFurther }) => !isFurther);
  const cells = (figures: readonly (number | null)[]): Cell[] => shown.map(({ name, index }) => {
    const figure = figures[index] ?? null;
    return figure === null ? [] : [name === 'quantity' ? [part(quantityText(figure, terms.leading, 'latn'))] : terms.figure(figure, currency)];
  });
  return {
    heading: terms.value('reports.currency', { currency: terms.currency(currency) }),
    columns: [{ label: terms.words(`reports.rows.${report}`), wide: true, end: false }, ...shown.map(({ name }) => ({ label: terms.words(`reports.columns.${name}`), wide: false, end: true }))],
    rows: [...rows.map(({ label, figures }) => [[[part(label)]], ...cells(figures)]), [[terms.value(sum)], ...cells(total)]],
    sums: [],
    closes: true,
  };
}
