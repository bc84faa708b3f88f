import { type SearchParams, single } from '../../search-params';
import { type CustomerFilter, sortOrders } from '#lib/customers/queries';

const isSort = (word: string): word is CustomerFilter['sort'] => (sortOrders as readonly string[]).includes(word);

/** The list that an address asks for. What it does not say is as usual; a page that is no number is page 0, which no list has. */
export function filterOf(params: SearchParams): CustomerFilter {
  const sort = single(params['sort']);
  const page = Number(single(params['page']) || 1);
  return {
    search: single(params['q']).trim(),
    status: single(params['status']) === 'archived' ? 'archived' : 'active',
    sort: isSort(sort) ? sort : 'name',
    direction: single(params['dir']) === 'desc' ? 'desc' : 'asc',
    page: Number.isSafeInteger(page) && page > 0 ? page : 0,
  };
}

/** The address of a list; what is as usual is left out. */
export function listAddress({ search, status, sort, direction, page }: CustomerFilter): string {
  const query = new URLSearchParams({
    ...(search && { q: search }),
    ...(status === 'archived' && { status }),
    ...(sort !== 'name' && { sort }),
    ...(direction === 'desc' && { dir: direction }),
    ...(page !== 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/customers?${query.toString()}` : '/customers';
}
