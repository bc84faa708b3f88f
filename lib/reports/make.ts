import type { Context } from '#lib/context';
import { byDimension, type Drawn } from '#lib/reports/by-dimension';
import { byProduct } from '#lib/reports/by-product';
import { byTax } from '#lib/reports/by-tax';
import { between, nobody } from '#lib/reports/dimensions';
import type { ReportFilter } from '#lib/reports/filter';
import { labelsOf } from '#lib/reports/labels';
import { receivables } from '#lib/reports/receivables';
import type { ReportName, ReportTable, Unnamed } from '#lib/reports/report';

function drawn(ctx: Context, report: ReportName, filter: ReportFilter): Promise<Drawn[]> {
  if (report === 'products') return byProduct(ctx, filter);
  if (report === 'taxes') return byTax(ctx, filter);
  if (report === 'receivables') return receivables(ctx, filter.day);
  return byDimension(ctx, report, filter);
}

/** Words that stand for nothing come last. */
const isUnnamed = ({ key }: Unnamed): boolean => key === '' || key === nobody || key === between.repeat(2);

/** What a row is sorted by: what came in, what was spent where nothing did, what is open. */
function weight({ columns }: Drawn, { figures }: Unnamed): number {
  const at = columns.findIndex(({ name }) => name === 'open' || name === 'net' || name === 'outputTax' || name === 'spentNet');
  return figures[at] ?? 0;
}

const byKey = (one: Unnamed, other: Unnamed): number => (one.key < other.key ? -1 : 1);

function inOrder(report: ReportName, table: Drawn): Unnamed[] {
  if (report === 'months') return table.rows.toSorted(byKey);
  const weights = new Map(table.rows.map((row) => [row, weight(table, row)]));
  return table.rows.toSorted((one, other) => Number(isUnnamed(one)) - Number(isUnnamed(other)) || (weights.get(other) ?? 0) - (weights.get(one) ?? 0) || byKey(one, other));
}

/** Of months the last, of all else the first, which are the largest. */
const shownOf = (report: ReportName, rows: Unnamed[], most: number): Unnamed[] => (report === 'months' ? rows.slice(Math.max(rows.length - most, 0)) : rows.slice(0, most));

/**
 * A report: one table for each currency in which anything was moved, the largest rows first, months in their order.
 * @param most so many rows of each table are named and given, of months the last ones; the totals are of all
 * @throws Forbidden
 */
export async function makeReport(ctx: Context, report: ReportName, filter: ReportFilter, most = Number.POSITIVE_INFINITY): Promise<ReportTable[]> {
  const tables = (await drawn(ctx, report, filter)).map((table) => ({ ...table, count: table.rows.length, rows: shownOf(report, inOrder(report, table), most) }));
  const label = await labelsOf(ctx, report, [...new Set(tables.flatMap(({ rows }) => rows.map(({ key }) => key)))]);
  return tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, label: label(row.key) })) }));
}
