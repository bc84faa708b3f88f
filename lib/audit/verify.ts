import { and, asc, eq, gt } from 'drizzle-orm';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { firms } from '#db/schema/firms';
import { hashOf } from '#lib/audit/hash';

const atOnce = 1000;

/** Where the chains of the installation are broken: an event that is missing, out of place, or not what was recorded. Empty when none is. */
export async function auditFaults(): Promise<string[]> {
  const all = await store.read((db) => db.select({ id: firms.id, name: firms.name }).from(firms));
  const faults: string[] = [];
  for (const firm of all) faults.push(...(await faultsOf(firm)));
  return faults;
}

async function faultsOf(firm: { id: string; name: string }): Promise<string[]> {
  let last = { position: 0, hash: '' };
  for (;;) {
    const after = last.position;
    const events = await store.read((db) =>
      db.select().from(auditEvents).where(and(eq(auditEvents.firmId, firm.id), gt(auditEvents.position, after))).orderBy(asc(auditEvents.position)).limit(atOnce),
    );
    for (const event of events) {
      // What follows a broken link cannot be judged: the first one is named.
      const whole = event.position === last.position + 1 && event.previousHash === last.hash && event.hash === hashOf(event);
      if (!whole) return [`event ${last.position + 1} of ${firm.name} is missing or was changed`];
      last = event;
    }
    if (events.length < atOnce) return [];
  }
}
