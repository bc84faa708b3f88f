import { type SearchParams, single } from '../../search-params';
import type { CustomFieldName } from '#lib/custom-fields/field';
import { type CustomerFilter, type Narrowing, nothingNarrowed, sortOrders, standings } from '#lib/customers/queries';

const isCustom = (name: string): name is CustomFieldName => name.startsWith('custom.');
const several = (value: string | string[] | undefined): string[] => [value ?? []].flat().filter((text) => text !== '');

const isSort = (word: string): word is CustomerFilter['sort'] => (sortOrders as readonly string[]).includes(word) || isCustom(word);

/** The list that an address asks for. What it does not say is as usual; a page that is no number is page 0, which no list has. */
export function filterOf(params: SearchParams): CustomerFilter & Narrowing {
  const sort = single(params['sort']);
  const page = Number(single(params['page']) || 1);
  return {
    search: single(params['q']).trim(),
    foundBy: single(params['found']) === 'sound' ? 'sound' : 'letters',
    status: single(params['status']) === 'archived' ? 'archived' : 'active',
    sort: isSort(sort) ? sort : 'name',
    direction: single(params['dir']) === 'desc' ? 'desc' : 'asc',
    page: Number.isSafeInteger(page) && page > 0 ? page : 0,
    categories: several(params['category']),
    categoryMode: single(params['mode']) === 'all' ? 'all' : 'any',
    city: single(params['city']).trim(),
    region: single(params['region']).trim(),
    postalCode: single(params['postalCode']).trim(),
    country: single(params['country']).trim(),
    balance: standings.find((known) => known === single(params['balance'])) ?? '',
    custom: Object.fromEntries(Object.keys(params).filter(isCustom).map((name) => [name, single(params[name]).trim()]).filter(([, value]) => value !== '')),
  };
}

/** What an address says of a list that narrows it, as the pairs of its query. */
export function narrowingPairs(filter: CustomerFilter): [string, string][] {
  const { search, foundBy, status, categories, categoryMode, city, region, postalCode, country, balance, custom } = { ...nothingNarrowed, ...filter };
  const given: [string, string][] = [['q', search], ['found', search !== '' && foundBy === 'sound' ? 'sound' : ''], ['status', status === 'archived' ? status : ''], ['city', city], ['region', region], ['postalCode', postalCode], ['country', country], ['balance', balance], ...Object.entries(custom)];
  const chosen: [string, string][] = categories.map((id) => ['category', id]);
  return [...given.filter(([, value]) => value !== ''), ...chosen, ...(categoryMode === 'all' && categories.length > 0 ? [['mode', 'all'] as [string, string]] : [])];
}

/** The address of a list; what is as usual is left out. */
export function listAddress(filter: CustomerFilter): string {
  const { sort, direction, page } = filter;
  const order = new URLSearchParams({
    ...(sort !== 'name' && { sort }),
    ...(direction === 'desc' && { dir: direction }),
    ...(page !== 1 && { page: String(page) }),
  });
  const query = new URLSearchParams([...narrowingPairs(filter), ...order]);
  return query.size > 0 ? `/customers?${query.toString()}` : '/customers';
}

/** The same list with what narrows it laid open: a page of its own, because most who look at the list do not want to narrow it. */
export function filtersAddress(filter: CustomerFilter): string {
  const query = new URLSearchParams([...narrowingPairs(filter), ['filters', 'open']]);
  return `/customers?${query.toString()}`;
}

/** Those whose names sound like the words of a search, without those that are spelled so. */
export function soundAddress(filter: CustomerFilter): string {
  return listAddress({ ...filter, foundBy: 'sound', page: 1 });
}

/**
 * The address at which a list is a file, all its pages in one.
 * @param columns all fields, or those that the list shows
 */
export function exportAddress(filter: CustomerFilter, columns: 'all' | 'list', format: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams([...narrowingPairs(filter), ...(columns === 'list' ? [['columns', 'list']] : [])]);
  return `/customers/export.${format}${query.size > 0 ? `?${query.toString()}` : ''}`;
}
