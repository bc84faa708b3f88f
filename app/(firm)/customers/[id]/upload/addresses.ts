/** The addresses that say what became of an upload, so that no other place spells them. */

import type { Outcome } from '#lib/files/take';

/** A name that is shown need not be whole, and an address not be long: so many are told apart. */
const mostTold = 20;

/** A page, with what became of the files of an upload. */
export function outcomeAddress(page: string, { attached, active, refused }: Outcome): string {
  const query = new URLSearchParams({ attached: String(attached) });
  for (const { name, reason } of refused.slice(0, mostTold)) query.append('refused', `${reason} ${name}`);
  for (const name of active.slice(0, mostTold)) query.append('active', name);
  return `${page}?${query.toString()}`;
}

export const uploadRefusals = ['allTooLarge', 'broken', 'noneChosen', 'notStored'] as const;
export type UploadRefusal = (typeof uploadRefusals)[number];

/** A page, with why an upload as a whole was not taken. */
export const refusedAddress = (page: string, reason: UploadRefusal): string => `${page}?refused=${reason}`;
