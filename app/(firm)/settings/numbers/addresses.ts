interface NumbersAddress {
  seriesId?: string;
  page?: number;
  saved?: 'series';
}

/** The page of series and numbers; with a series or a page of its numbers, at those. */
export function numbersAddress({ seriesId = '', page = 1, saved }: NumbersAddress): string {
  const query = new URLSearchParams({ ...(saved && { saved }), ...(seriesId !== '' && { series: seriesId }), ...(page > 1 && { page: String(page) }) });
  return `/settings/numbers${query.size > 0 ? `?${query}` : ''}${saved ? '' : '#ledger'}`;
}

export const seriesAddress = (id: string): string => `/settings/numbers/${id}`;
