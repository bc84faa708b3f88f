import { and, desc, eq, inArray } from 'drizzle-orm';
import { consentEvents } from '#db/schema/consent';
import { files } from '#db/schema/files';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import { type Consent, consentKey, consentNames, type ConsentName, formConsents, noConsents } from '#lib/consent/consents';
import type { Context } from '#lib/context';

export type ConsentEvent = typeof consentEvents.$inferSelect;

/** What was recorded of these customers, newest first. */
async function eventsAbout(ctx: Context, customerIds: string[]): Promise<ConsentEvent[]> {
  if (customerIds.length === 0) return [];
  return read(ctx, 'customers.view', (db) =>
    db.select().from(consentEvents).where(and(ofFirm(ctx, consentEvents), inArray(consentEvents.customerId, customerIds))).orderBy(desc(consentEvents.id)),
  );
}

/** @param events newest first */
function latestOf(events: readonly ConsentEvent[]): Map<string, ConsentEvent> {
  const latest = new Map<string, ConsentEvent>();
  for (const event of events) if (!latest.has(consentKey(event))) latest.set(consentKey(event), event);
  return latest;
}

/** How things stand with a customer: the latest event of each consent, by its key. What was never spoken of is not named. */
export async function consentsOf(ctx: Context, customerId: string): Promise<Map<string, ConsentEvent>> {
  return latestOf(await eventsAbout(ctx, [customerId]));
}

/** The ids of what was recorded of a customer: a query that is put together with others, which say in which order and how many. */
export const consentEventIds = (db: Db, ctx: Context, customerId: string) =>
  db.select({ id: consentEvents.id }).from(consentEvents).where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, customerId)));

export interface RecordedConsent extends ConsentEvent {
  /** Name of who recorded it; null where the customer did. */
  recorder: string | null;
  /** The file that proves it, with its size in bytes. */
  evidence: { name: string; size: number } | null;
}

/** Every time a customer consented or withdrew, newest first. */
export async function consentHistory(ctx: Context, customerId: string): Promise<RecordedConsent[]> {
  const rows = await read(ctx, 'customers.view', (db) =>
    db
      .select({ event: consentEvents, recorder: users.name, evidence: { name: files.name, size: files.size } })
      .from(consentEvents)
      .leftJoin(users, eq(users.id, consentEvents.recordedBy))
      .leftJoin(files, eq(files.id, consentEvents.evidenceFileId))
      .where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, customerId)))
      .orderBy(desc(consentEvents.id)),
  );
  return rows.map(({ event, ...rest }) => ({ ...event, ...rest }));
}

/** The consents of the form as it shows them: `given`, or `''`. */
export async function consentValues(ctx: Context, customerId: string): Promise<Record<ConsentName, string>> {
  return (await consentValuesOf(ctx, [customerId])).get(customerId) ?? noConsents;
}

/** The same of several customers, by their ids. Of whom nothing was recorded is not named. */
export async function consentValuesOf(ctx: Context, customerIds: string[]): Promise<Map<string, Record<ConsentName, string>>> {
  const byCustomer = Map.groupBy(await eventsAbout(ctx, customerIds), (event) => event.customerId);
  return new Map([...byCustomer].map(([id, events]) => {
    const latest = latestOf(events);
    return [id, Object.fromEntries(consentNames.map((name) => [name, latest.get(consentKey(formConsents[name]))?.isGiven ? 'given' : ''])) as Record<ConsentName, string>];
  }));
}

/**
 * Whether we may reach this customer in this way for this, now. Whatever sends asks here, at the moment of sending: nothing goes
 * out for a purpose that was not consented to, or whose consent was withdrawn.
 */
export async function maySend(ctx: Context, customerId: string, consent: Consent): Promise<boolean> {
  const latest = await consentsOf(ctx, customerId);
  return latest.get(consentKey(consent))?.isGiven ?? false;
}
