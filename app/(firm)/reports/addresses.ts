import { type SearchParams, single } from '../../search-params';
import type { Day } from '#lib/day';
import type { Behind } from '#lib/reports/entries';
import { type ReportFilter, reportFilter } from '#lib/reports/filter';
import { parts, type ReportName, reportNames } from '#lib/reports/report';

const names = ['from', 'to', 'basis', 'sharing', 'day'];

/** What an address asks a report for. */
export const filterFrom = (params: SearchParams, today: Day): ReturnType<typeof reportFilter> => reportFilter(Object.fromEntries(names.map((name) => [name, single(params[name])])), today);

/** What of a filter a report knows: receivables are those of a day, and have no period. */
function queryOf(report: ReportName, { from, to, basis, sharing, day }: ReportFilter): Record<string, string> {
  if (report === 'receivables') return { day };
  return { from, to, ...(basis === 'cash' && report !== 'products' && report !== 'taxes' && { basis }), ...(sharing === 'equal' && report === 'categories' && { sharing }) };
}

export const reportAddress = (report: ReportName, filter: ReportFilter): string => `/reports/${report}?${new URLSearchParams(queryOf(report, filter))}`;

export const fileAddress = (report: ReportName, type: 'csv' | 'pdf', filter: ReportFilter): string => `/reports/files/${report}.${type}?${new URLSearchParams(queryOf(report, filter))}`;

export function entriesAddress({ report, part, currency, key, filter }: Behind, page = 1): string {
  return `/reports/entries?${new URLSearchParams({ report, part, currency, ...(key !== null && { key: key === '' ? '-' : key }), ...queryOf(report, filter), ...(page > 1 && { page: String(page) }) })}`;
}

/** Which entries an address asks for; null where it asks for none that there could be. */
export function behindFrom(params: SearchParams, today: Day): Behind | null {
  const [report, part] = [reportNames.find((name) => name === single(params['report'])), parts.find((name) => name === single(params['part']))];
  const key = single(params['key']);
  return report && part ? { report, part, currency: single(params['currency']), key: key === '' ? null : key === '-' ? '' : key, filter: filterFrom(params, today).filter } : null;
}

export const reportFrom = (name: string): ReportName | undefined => reportNames.find((known) => known === name);
