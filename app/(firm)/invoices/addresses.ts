import { type SearchParams, single } from '../../search-params';
import { type DocumentType, type InvoiceFilter, invoiceTypes } from '#lib/invoices/queries';
import { documentStates } from '#lib/invoices/state';
import { isDay } from '#lib/day';

/** What an address says was just done; the words for it stand in `confirmation.tsx`. */
export type Said = 'draft' | 'copied' | 'fromQuote' | 'creditDrafted' | 'issued' | 'voided' | 'accepted' | 'declined' | 'linkMade' | 'linkRevoked';

export const invoiceAddress = (id: string, said?: Said): string => `/invoices/${id}${said ? `?saved=${said}` : ''}`;
export const draftAddress = (id: string, said?: Said): string => `/invoices/${id}/edit${said ? `?saved=${said}` : ''}`;
export const issueAddress = (id: string): string => `/invoices/${id}/issue`;
export const pdfAddress = (id: string): string => `/invoices/${id}/pdf`;
export const sendAddress = (id: string): string => `/invoices/${id}/send`;
export const creditAddress = (id: string): string => `/invoices/${id}/credit`;

const states: readonly string[] = ['all', 'open', ...documentStates];
const sorts = ['day', 'number', 'due', 'total', 'open'] as const;

/** A list as its address asks for it; what is not understood is left out. */
export function filterOf(params: SearchParams): InvoiceFilter {
  const [type, state, sort, from, to] = ['type', 'state', 'sort', 'from', 'to'].map((name) => single(params[name]));
  return {
    type: invoiceTypes.find((known) => known === type) ?? 'invoice', state: (states.includes(state ?? '') ? state : 'all') as InvoiceFilter['state'], customerId: single(params['customer']), search: single(params['q']),
    from: isDay(from ?? '') ? (from ?? '') : '', to: isDay(to ?? '') ? (to ?? '') : '', sort: sorts.find((known) => known === sort) ?? 'day',
    direction: single(params['dir']) === 'asc' ? 'asc' : 'desc', page: Math.max(Math.trunc(Number(single(params['page'])) || 1), 1),
  };
}

/** What makes a list different from how its type begins, but for the page. */
export function narrowingOf({ type, state, customerId, search, from, to, sort, direction }: InvoiceFilter): [name: string, value: string][] {
  const pairs: [string, string][] = [['type', type === 'invoice' ? '' : type], ['state', state === 'all' ? '' : state], ['customer', customerId], ['q', search], ['from', from], ['to', to], ['sort', sort === 'day' ? '' : sort], ['dir', direction === 'asc' ? 'asc' : '']];
  return pairs.filter(([, value]) => value !== '');
}

export function listAddress(filter: InvoiceFilter): string {
  const query = new URLSearchParams([...narrowingOf(filter), ...(filter.page > 1 ? [['page', String(filter.page)]] : [])]);
  return `/invoices${query.size > 0 ? `?${query}` : ''}`;
}

/** The list of one type, as it begins. */
export const typeAddress = (type: DocumentType): string => (type === 'invoice' ? '/invoices' : `/invoices?type=${type}`);
