import type { Invoice } from '#lib/invoices/queries';
import type { Day } from '#lib/day';

export const documentStates = ['draft', 'issued', 'partlyPaid', 'paid', 'overdue', 'credited', 'void', 'accepted', 'declined', 'expired'] as const;
export type DocumentState = (typeof documentStates)[number];

/** How things stand with a document on a day. Nothing of it is stored but what it follows from. */
export function stateOf({ type, status, open, paid, credited, total, dueDay, acceptedAt, declinedAt }: Pick<Invoice, 'type' | 'status' | 'open' | 'paid' | 'credited' | 'total' | 'dueDay' | 'acceptedAt' | 'declinedAt'>, today: Day): DocumentState {
  if (status !== 'issued') return status;
  const isLate = dueDay !== null && dueDay < today;
  if (type === 'quote') return acceptedAt !== null ? 'accepted' : declinedAt !== null ? 'declined' : isLate ? 'expired' : 'issued';
  if (type === 'creditNote') return 'issued';
  if (open === 0 && total > 0) return paid > 0 ? 'paid' : 'credited';
  if (isLate && open > 0) return 'overdue';
  return paid + credited > 0 ? 'partlyPaid' : 'issued';
}
