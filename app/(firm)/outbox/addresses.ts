import { type SearchParams, single } from '../../search-params';
import type { MailChange } from '#lib/mail/change';
import { type MailFilter, mailStates } from '#lib/mail/queries';

export const outboxAddress = ({ state, behind }: MailFilter = { state: 'all', behind: 0 }): string => {
  const query = new URLSearchParams({ ...(state !== 'all' && { state }), ...(behind > 0 && { behind: String(behind) }) });
  return `/outbox${query.size > 0 ? `?${query}` : ''}`;
};

export const messageAddress = (id: string, said?: MailChange | 'queued'): string => `/outbox/${id}${said ? `?saved=${said}` : ''}`;

/** A list as its address asks for it; what is not understood is left out. */
export function filterOf(params: SearchParams): MailFilter {
  const [state, behind] = [single(params['state']), Number(single(params['behind']))];
  return { state: mailStates.find((known) => known === state) ?? 'all', behind: Number.isSafeInteger(behind) && behind > 0 ? behind : 0 };
}
