import { and, eq } from 'drizzle-orm';
import type { Changes } from '#db/schema/audit';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { ofFirm, read } from '#lib/access';
import { countEvents, listEvents } from '#lib/audit/queries';
import type { AuditAction } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';

/**
 * What a customer's history tells. An action that is not named here is not shown: of some, such as the opening of a private
 * file, not everybody who sees the customer may know.
 */
export const historyActions = [
  'customer.registered', 'customer.updated', 'customer.archived', 'customer.restored', 'customer.erased', 'customer.exported', 'customer.merged', 'customer.unmerged',
  'contact.added', 'contact.updated', 'contact.madeMain', 'contact.forInvoices', 'contact.notForInvoices', 'contact.archived', 'contact.restored',
  'delivery.added', 'delivery.updated', 'delivery.archived', 'delivery.restored',
] as const satisfies readonly AuditAction[];

export type HistoryAction = (typeof historyActions)[number];

export interface HistoryEntry {
  position: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  by: string;
  action: HistoryAction;
  /** Name of the contact or delivery address that it concerns; empty when it is the customer. */
  about: string;
  /** Fields of the customer, the contact or the address, by the noun of the action. */
  changes: Changes;
  /** Whether there were values once, which have been erased since. */
  isErased: boolean;
}

/** The customer and what belongs to it: each id with the name it bears. */
async function subjectsOf(ctx: Context, customerId: string): Promise<Map<string, string>> {
  const [people, places] = await read(ctx, 'customers.view', (db) =>
    Promise.all([
      db.select({ id: contacts.id, name: contacts.name }).from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, customerId))),
      db.select({ id: deliveryAddresses.id, name: deliveryAddresses.label }).from(deliveryAddresses).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.customerId, customerId))),
    ]),
  );
  return new Map([[customerId, ''], ...[...people, ...places].map(({ id, name }) => [id, name] as const)]);
}

/**
 * Who changed what of a customer, its contacts and addresses, and when: newest first, `limit` entries after the first `offset`.
 * Of a customer whose data were erased it tells what was done, and no values.
 */
export async function listHistory(ctx: Context, customerId: string, limit: number, offset = 0): Promise<HistoryEntry[]> {
  const subjects = await subjectsOf(ctx, customerId);
  const customer = await findCustomer(ctx, customerId);
  const events = await listEvents(ctx, { subjects: [...subjects.keys()], actions: historyActions }, limit, offset);
  const hidden = customer?.erasedAt !== null;
  return events.map(({ position, at, by, action, subjectId, changes }) => ({
    position, at, by,
    action: action as HistoryAction,
    about: subjects.get(subjectId) ?? '',
    changes: hidden ? {} : changes,
    isErased: hidden && Object.keys(changes).length > 0,
  }));
}

export async function countHistory(ctx: Context, customerId: string): Promise<number> {
  const subjects = await subjectsOf(ctx, customerId);
  return countEvents(ctx, { subjects: [...subjects.keys()], actions: historyActions });
}
