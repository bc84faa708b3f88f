import { createHash } from 'node:crypto';
import type { auditEvents } from '#db/schema/audit';

/** SHA-256 (hex) of everything an event says, in this order, and of the hash of the one before it. */
export function hashOf({ id, firmId, position, at, userId, action, subjectId, changes, previousHash }: Omit<typeof auditEvents.$inferInsert, 'hash'>): string {
  // By name: an engine may give the keys of an object back in an order of its own.
  const sorted = Object.entries(changes).map(([name, { from, to }]) => [name, from, to]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([id, firmId, position, at, userId, action, subjectId, sorted, previousHash])).digest('hex');
}
