import { type SearchParams, single } from '../../search-params';
import { isDay } from '#lib/day';
import { type ExpenseFilter, expenseStates, paymentMethods, type Selection } from '#lib/expenses/queries';

/** What an address says was just done; the words for it stand under `expenses.saved`. */
export const saidWords = ['recorded', 'changed', 'archived', 'restored', 'fileRemoved', 'planned', 'paused', 'resumed', 'ended'] as const;
export type Said = (typeof saidWords)[number];
export const saidBy = (params: SearchParams): Said | undefined => saidWords.find((word) => word === single(params['saved']));

const saying = (said?: Said): string => (said ? `?saved=${said}` : '');

export const expenseAddress = (id: string, said?: Said): string => `/expenses/${id}${saying(said)}`;
export const receiptsAddress = (id: string): string => `/expenses/${id}/files`;
export const receiptAddress = (id: string, fileId: string): string => `/expenses/${id}/files/${fileId}`;
export const plansAddress = (page = 1): string => `/expenses/recurring${page > 1 ? `?page=${page}` : ''}`;
export const planAddress = (id: string, said?: Said): string => `/expenses/recurring/${id}${saying(said)}`;

const dayOf = (text: string): string => (isDay(text) ? text : '');

/** A list as its address asks for it; what is not understood is left out. */
export function filterOf(params: SearchParams): ExpenseFilter {
  const given = (name: string) => single(params[name]);
  return {
    search: given('q'), state: expenseStates.find((state) => state === given('state')) ?? 'all', from: dayOf(given('from')), to: dayOf(given('to')), categoryId: given('category'), customerId: given('customer'),
    method: paymentMethods.find((method) => method === given('method')) ?? '', page: Math.max(Math.trunc(Number(given('page')) || 1), 1),
  };
}

/** What makes a list different from how it begins, but for the page. */
export function narrowingOf({ search, state, from, to, categoryId, customerId, method }: Selection): [name: string, value: string][] {
  const pairs: [string, string][] = [['q', search], ['state', state === 'all' ? '' : state], ['from', from], ['to', to], ['category', categoryId], ['customer', customerId], ['method', method ?? '']];
  return pairs.filter(([, value]) => value !== '');
}

export function listAddress(filter: ExpenseFilter): string {
  const query = new URLSearchParams([...narrowingOf(filter), ...(filter.page > 1 ? [['page', String(filter.page)]] : [])]);
  return `/expenses${query.size > 0 ? `?${query}` : ''}`;
}

export const exportAddress = (filter: ExpenseFilter, format: 'csv' | 'xlsx'): string => `/expenses/export.${format}?${new URLSearchParams(narrowingOf(filter))}`.replace(/\?$/, '');
