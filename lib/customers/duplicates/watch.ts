import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { counters } from '#db/schema/counters';
import { customers } from '#db/schema/customers';
import { possibleDuplicates } from '#db/schema/findings';
import { firms } from '#db/schema/firms';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { paired } from '#lib/customers/duplicates/distinct';
import { findLookAlikes, type LookAlike } from '#lib/customers/duplicates/look-alikes';
import { comparedCounter } from '#lib/customers/duplicates/pairs';

/** So many changes at once, between which others get their turn. */
const atOnce = 25;

/** Nobody in particular: what is found is stored, and shown to those who may see it. */
const watching = (firm: typeof firms.$inferSelect): Context => ({ firm, user: { id: '', name: '', email: '', digits: 'latn' }, role: 'viewer', locale: 'en' });

/**
 * Compares with all others those customers that were registered or changed since the last time, firm by firm, and stores who may
 * be one and the same. It follows the chain of changes, so that nothing that writes a customer has to know of it; cut short, it
 * does the last few again.
 * @returns whether there is more to compare
 */
export async function compareNext(): Promise<boolean> {
  let more = false;
  for (const firm of await store.read((db) => db.select().from(firms))) more = (await compareNextOf(firm)) || more;
  return more;
}

async function compareNextOf(firm: typeof firms.$inferSelect): Promise<boolean> {
  const [counter] = await store.read((db) => db.select({ last: counters.last }).from(counters).where(and(eq(counters.firmId, firm.id), eq(counters.name, comparedCounter))));
  const events = await store.read((db) =>
    db
      .select({ position: auditEvents.position, subjectId: auditEvents.subjectId })
      .from(auditEvents)
      .where(and(eq(auditEvents.firmId, firm.id), gt(auditEvents.position, counter?.last ?? 0)))
      .orderBy(asc(auditEvents.position))
      .limit(atOnce),
  );
  const last = events.at(-1)?.position;
  if (last === undefined) return false;
  const found = await lookAlikesOf(firm, [...new Set(events.map(({ subjectId }) => subjectId))]);
  await store.write(async (db) => {
    for (const [id, alike] of found) {
      await db.delete(possibleDuplicates).where(and(eq(possibleDuplicates.firmId, firm.id), or(eq(possibleDuplicates.oneId, id), eq(possibleDuplicates.otherId, id))));
      const rows = alike.map(({ customer, score }) => ({ firmId: firm.id, ...paired(id, customer.id), score: Math.round(score * 100), foundAt: now() }));
      if (rows.length > 0) await db.insert(possibleDuplicates).values(rows).onConflictDoNothing();
    }
    await db.insert(counters).values({ firmId: firm.id, name: comparedCounter, last }).onConflictDoUpdate({ target: [counters.firmId, counters.name], set: { last } });
  });
  return events.length === atOnce;
}

/** For each of these subjects that is a customer, who looks like it. One that was erased or merged looks like nobody. */
async function lookAlikesOf(firm: typeof firms.$inferSelect, subjectIds: string[]): Promise<Map<string, LookAlike[]>> {
  const rows = await store.read((db) => db.select().from(customers).where(and(eq(customers.firmId, firm.id), inArray(customers.id, subjectIds))));
  const found = new Map<string, LookAlike[]>();
  for (const row of rows) {
    const isGone = row.erasedAt !== null || row.mergedIntoId !== null;
    found.set(row.id, isGone ? [] : await findLookAlikes(watching(firm), row, row.id));
    await setImmediate();
  }
  return found;
}
