/** The addresses of the register's pages, so that no other place spells them. */

export type Confirmation =
  | 'registered' | 'updated' | 'already' | 'archived' | 'restored' | 'erased'
  | 'contactAdded' | 'contactUpdated' | 'contactMain' | 'contactInvoices' | 'contactArchived' | 'contactRestored'
  | 'deliveryAdded' | 'deliveryUpdated' | 'deliveryArchived' | 'deliveryRestored'
  | 'noteWritten' | 'noteChanged' | 'noteRemoved'
  | 'merged' | 'unmerged';

function address(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
}

/**
 * @param field the field at which to begin
 * @param invoice the one that was issued, to be printed, for the customer saved before
 */
export function newAddress(draft?: string, saved?: string, field?: string, invoice?: string): string {
  return address('/customers/new', { draft, saved, field, invoice });
}

/** @param said that what would be sent to welcome the customer is no longer what was looked at */
export function reviewAddress(draft: string, said?: 'welcomeChanged'): string {
  return address('/customers/new/review', { draft, said });
}

/** @param merge which merge was made or undone just now */
export function customerAddress(id: string, saved?: Confirmation, merge?: string): string {
  return address(`/customers/${id}`, { saved, merge });
}

/** A customer who was registered just now with an invoice that welcomes them, to be printed. */
export function printWelcomeAddress(id: string, invoice: string): string {
  return address(`/customers/${id}`, { saved: 'registered', invoice });
}

/** @param keep the one that stays */
export function mergeAddress(ids: readonly string[], keep?: string): string {
  const query = new URLSearchParams([...ids.map((id) => ['id', id]), ...(keep ? [['keep', keep]] : [])]);
  return `/customers/merge?${query.toString()}`;
}

/** Where the one is found with whom a customer shall be merged. */
export function findOtherAddress(customer: string): string {
  return `/customers/${customer}/merge`;
}

export function undoMergeAddress(kept: string, merge: string): string {
  return `/customers/${kept}/merges/${merge}`;
}

/** @param field the field at which to begin */
export function editAddress(id: string, draft?: string, field?: string): string {
  return address(`/customers/${id}/edit`, { draft, field });
}

export function editReviewAddress(id: string, draft: string): string {
  return address(`/customers/${id}/edit/review`, { draft });
}

/** Where a review says what to check. @param edited the customer that the draft edits; none for a new one */
export function findingsAddress(draft: string, edited?: string): string {
  return `${edited === undefined ? reviewAddress(draft) : editReviewAddress(edited, draft)}#findings`;
}

/** @param who `main` for the main contact of whom only the name is known: the form begins with it */
export function newContactAddress(customer: string, who?: 'main'): string {
  return address(`/customers/${customer}/contacts/new`, { for: who });
}

export function contactAddress(customer: string, contact: string): string {
  return `/customers/${customer}/contacts/${contact}`;
}

export function newDeliveryAddress(customer: string): string {
  return `/customers/${customer}/deliveries/new`;
}

export function deliveryAddress(customer: string, delivery: string): string {
  return `/customers/${customer}/deliveries/${delivery}`;
}

export type ConsentConfirmation = 'recorded' | 'withdrawn' | 'evidenceThere';

export function consentAddress(customer: string, saved?: ConsentConfirmation): string {
  return address(`/customers/${customer}/consent`, { saved });
}

/** The form by which evidence is added to an event of the ledger. */
export function evidenceFormAddress(customer: string, event: string): string {
  return `/customers/${customer}/consent/${event}`;
}

export function evidenceAddress(customer: string, event: string): string {
  return `${evidenceFormAddress(customer, event)}/evidence`;
}

export function historyAddress(customer: string, page = 1): string {
  return address(`/customers/${customer}/history`, { page: page === 1 ? undefined : String(page) });
}

export function exportAddress(customer: string): string {
  return `/customers/${customer}/personal-data`;
}

export function eraseAddress(customer: string): string {
  return `/customers/${customer}/erase`;
}

/** Customers who may be one and the same. */
export function duplicatesAddress(page = 1, saved?: 'apart'): string {
  return address('/customers/duplicates', { page: page === 1 ? undefined : String(page), saved });
}

/** No page stands here: it answers 404, drawn in full. For records that are not there for this person. */
export const nowhere = '/not-found';
