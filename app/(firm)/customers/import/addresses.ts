import type { RowFilter } from '#lib/imports/queries';

/** What has just happened to a row, or to the file. */
export type ImportSaid = 'repaired' | 'leftOutNow' | 'reread';

export const importsAddress = '/customers/import';

export function refusedUploadAddress(reason: string): string {
  return `${importsAddress}?refused=${reason}`;
}

/** @param page from 1 */
export function importAddress(id: string, { show = 'all', page = 1, said, row }: { show?: RowFilter; page?: number; said?: ImportSaid; row?: number } = {}): string {
  const query = new URLSearchParams({ ...(show !== 'all' && { show }), ...(page > 1 && { page: String(page) }), ...(said && { said }), ...(row !== undefined && { row: String(row) }) });
  return query.size > 0 ? `${importsAddress}/${id}?${query.toString()}` : `${importsAddress}/${id}`;
}

export function readingAddress(id: string): string {
  return `${importsAddress}/${id}/reading`;
}

export function rowAddress(id: string, position: number): string {
  return `${importsAddress}/${id}/rows/${position}`;
}

/** Where it is agreed that new customers of a file are welcomed. */
export function importWelcomeAddress(id: string): string {
  return `${importsAddress}/${id}/welcome`;
}
