import { and, asc, eq, gt } from 'drizzle-orm';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { firms } from '#db/schema/firms';
import { hashOf } from '#lib/audit/hash';

type Event = typeof auditEvents.$inferSelect;

const atOnce = 1000;

/** Where the chains of the installation are broken: an event that is missing, out of place, or not what was recorded. Empty when none is. */
export async function auditFaults(): Promise<string[]> {
  const all = await store.read((db) => db.select({ id: firms.id, name: firms.name }).from(firms));
  const faults: string[] = [];
  for (const { id, name } of all) {
    const position = await firstFault(id);
    if (position !== null) faults.push(`event ${position} of ${name} is missing or was changed`);
  }
  return faults;
}

/** The position at which a firm's chain breaks; what follows a broken link cannot be judged. Null when it is whole. */
async function firstFault(firmId: string): Promise<number | null> {
  let last: Event | undefined;
  let size = atOnce;
  for (;;) {
    const events = await eventsAfter(firmId, last, size);
    for (const event of events ?? []) {
      if (!follows(event, last)) return (last?.position ?? 0) + 1;
      last = event;
    }
    if (events && events.length < size) return null;
    if (!events && size === 1) return (last?.position ?? 0) + 1;
    // One of many cannot be read: which it is shows when they are read singly.
    if (!events) size = 1;
  }
}

/** Null when one of them holds what is no JSON any more. */
async function eventsAfter(firmId: string, last: Event | undefined, size: number): Promise<Event[] | null> {
  const behind = last && gt(auditEvents.position, last.position);
  const reading = store.read((db) => db.select().from(auditEvents).where(and(eq(auditEvents.firmId, firmId), behind)).orderBy(asc(auditEvents.position)).limit(size));
  return reading.catch((error: unknown) => {
    if (error instanceof SyntaxError) return null;
    throw error;
  });
}

function follows(event: Event, last: Event | undefined): boolean {
  if (event.position !== (last?.position ?? 0) + 1 || event.previousHash !== (last?.hash ?? '')) return false;
  try {
    return event.hash === hashOf(event);
  } catch {
    // What was changed to another shape than that of an event has no hash.
    return false;
  }
}
