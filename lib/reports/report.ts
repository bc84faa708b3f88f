import type { Minor } from '#lib/money';
import type { ReportFilter } from '#lib/reports/filter';

export const reportNames = ['categories', 'places', 'months', 'products', 'customers', 'expenses', 'taxes', 'receivables'] as const;
export type ReportName = (typeof reportNames)[number];

/** Which entries a column sums: what came in, what was spent, or what is open of some age. */
export const parts = ['income', 'spent', 'open', 'notDue', 'to30', 'to60', 'to90', 'older'] as const;
export type Part = (typeof parts)[number];

export const columnNames = ['net', 'tax', 'total', 'spentNet', 'spentTax', 'spentTotal', 'result', 'quantity', 'taxable', 'outputTax', 'inputTaxable', 'inputTax', 'due', 'notDue', 'to30', 'to60', 'to90', 'older', 'open'] as const;
export type ColumnName = (typeof columnNames)[number];

export interface ReportColumn {
  name: ColumnName;
  /** The entries behind its figures; null for what is a difference of others. */
  part: Part | null;
  /** Only in files: on pages and paper there is no room for all. */
  isFurther?: boolean;
}

/** What stands in one row, in the order of the columns: minor units, of a quantity thousandths; null where it would mean nothing. */
export interface ReportRow {
  key: string;
  label: string;
  figures: (Minor | null)[];
}

/** A report in one currency. Several are never added together. */
export interface ReportTable {
  currency: string;
  columns: readonly ReportColumn[];
  rows: ReportRow[];
  /** How many rows there are in all; `rows` may be the largest of them. */
  count: number;
  /** Of all rows; of categories each entry is counted once, so that it may be less than they come to. */
  total: (Minor | null)[];
}

/** Rows of one currency, before they are named. */
export type Unnamed = Omit<ReportRow, 'label'>;

/** The sums of all rows, column by column. */
export const totalOf = (columns: readonly ReportColumn[], rows: readonly Unnamed[]): (Minor | null)[] =>
  columns.map(({ name }, index) => (name === 'quantity' ? null : rows.reduce((sum, { figures }) => sum + (figures[index] ?? 0), 0)));

/** What the last row is called: of categories shown in full, that it is less than what stands above it. */
export const totalName = (report: ReportName, { sharing }: Pick<ReportFilter, 'sharing'>): 'reports.total' | 'reports.totalOnce' => (report === 'categories' && sharing === 'full' ? 'reports.totalOnce' : 'reports.total');
