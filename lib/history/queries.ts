import { and, desc, eq } from 'drizzle-orm';
import { auditEvents, type Changes } from '#db/schema/audit';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { ofFirm, read } from '#lib/access';
import { countEvents, type EventFilter, eventIds, listEvents, type PastEvent } from '#lib/audit/queries';
import type { AuditAction } from '#lib/audit/record';
import { type Consent, isConsentName, type Method } from '#lib/consent/consents';
import { consentEventIds, consentHistory, type RecordedConsent } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';

/**
 * What a customer's history tells of the log of changes. An action that is not named here is not shown: of some, such as the
 * opening of a private file, not everybody who sees the customer may know.
 */
const toldActions = [
  'customer.registered', 'customer.updated', 'customer.archived', 'customer.restored', 'customer.erased', 'customer.exported', 'customer.merged', 'customer.unmerged',
  'contact.added', 'contact.updated', 'contact.madeMain', 'contact.forInvoices', 'contact.notForInvoices', 'contact.archived', 'contact.restored',
  'delivery.added', 'delivery.updated', 'delivery.archived', 'delivery.restored',
  'consent.evidenceAdded',
] as const satisfies readonly AuditAction[];

/** The same, and what the ledger of consents tells. */
export type HistoryAction = (typeof toldActions)[number] | 'consent.given' | 'consent.withdrawn';

export interface HistoryEntry {
  id: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  /** Name of the person; null where it was the customer, by a link. */
  by: string | null;
  action: HistoryAction;
  /** Name of the contact or delivery address that it concerns; empty when it is the customer. */
  about: string;
  /** The consent that it concerns, and how it was given or withdrawn. */
  consent: (Consent & { method: Method }) | null;
  /** Fields of the customer, the contact or the address, by the noun of the action. Consents are not among them: they have entries of their own. */
  changes: Changes;
  /** Whether there were values once, which have been erased since. */
  isErased: boolean;
}

/** Whatever of a customer has a history, by id. */
interface Subjects {
  /** The names of the customer's contacts and delivery addresses; its own is left empty. */
  names: Map<string, string>;
  consents: Map<string, RecordedConsent>;
}

async function subjectsOf(ctx: Context, customerId: string): Promise<Subjects> {
  const [people, places] = await read(ctx, 'customers.view', (db) =>
    Promise.all([
      db.select({ id: contacts.id, name: contacts.name }).from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, customerId))),
      db.select({ id: deliveryAddresses.id, name: deliveryAddresses.label }).from(deliveryAddresses).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.customerId, customerId))),
    ]),
  );
  const consents = await consentHistory(ctx, customerId);
  return {
    names: new Map([[customerId, ''], ...[...people, ...places].map(({ id, name }) => [id, name] as const)]),
    consents: new Map(consents.map((event) => [event.id, event])),
  };
}

const filterFor = ({ names, consents }: Subjects): EventFilter => ({ subjects: [...names.keys(), ...consents.keys()], actions: toldActions });

/**
 * Who changed what of a customer, its contacts, addresses and consents, and when: newest first, `limit` entries after the first
 * `offset`. Of a customer whose data were erased it tells what was done, and no values.
 */
export async function listHistory(ctx: Context, customerId: string, limit: number, offset = 0): Promise<HistoryEntry[]> {
  const subjects = await subjectsOf(ctx, customerId);
  const customer = await findCustomer(ctx, customerId);
  const filter = filterFor(subjects);
  // Later ids sort after earlier ones, whatever they are of.
  const rows = await read(ctx, 'customers.view', (db) =>
    eventIds(db, ctx, filter).unionAll(consentEventIds(db, ctx, customerId)).orderBy(desc(auditEvents.id)).limit(limit).offset(offset),
  );
  const ids = rows.map(({ id }) => id);
  const events = new Map((await listEvents(ctx, filter, ids)).map((event) => [event.id, event]));
  const isHidden = customer?.erasedAt !== null;
  return ids.flatMap((id) => {
    const [event, consent] = [events.get(id), subjects.consents.get(id)];
    return event ? fromEvent(event, subjects, isHidden) : consent ? fromConsent(consent) : [];
  });
}

function fromEvent({ id, at, by, action, subjectId, changes }: PastEvent, { names, consents }: Subjects, isHidden: boolean): HistoryEntry {
  const told = Object.fromEntries(Object.entries(changes).filter(([name]) => !isConsentName(name)));
  return {
    id, at, by,
    action: action as HistoryAction,
    about: names.get(subjectId) ?? '',
    consent: consentOf(consents.get(subjectId)),
    changes: isHidden ? {} : told,
    isErased: isHidden && Object.keys(told).length > 0,
  };
}

function fromConsent(event: RecordedConsent): HistoryEntry {
  const { id, at, recorder, isGiven } = event;
  return { id, at, by: recorder, action: isGiven ? 'consent.given' : 'consent.withdrawn', about: '', consent: consentOf(event), changes: {}, isErased: false };
}

const consentOf = (event: RecordedConsent | undefined): HistoryEntry['consent'] => (event ? { channel: event.channel, purpose: event.purpose, method: event.method } : null);

export async function countHistory(ctx: Context, customerId: string): Promise<number> {
  const subjects = await subjectsOf(ctx, customerId);
  return (await countEvents(ctx, filterFor(subjects))) + subjects.consents.size;
}
