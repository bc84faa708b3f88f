import type { Context } from '#lib/context';
import { type CustomerFilter, type CustomerList, listCustomers, pageSize } from '#lib/customers/queries';

export interface Found {
  list: CustomerList;
  /** The first of those whose names only sound like what was searched; empty where so many are spelled so that these are a list of their own. */
  alike: CustomerList;
}

/** A page of the list, and behind those who are spelled like the words of a search those who sound like them. */
export async function findCustomers(ctx: Context, filter: CustomerFilter): Promise<Found> {
  const list = await listCustomers(ctx, filter);
  const isWhole = filter.search !== '' && filter.foundBy !== 'sound' && list.total <= pageSize;
  return { list, alike: isWhole ? await listCustomers(ctx, { ...filter, foundBy: 'sound', page: 1 }) : { customers: [], total: 0 } };
}
