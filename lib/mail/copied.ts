import { inArray } from 'drizzle-orm';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { now } from '#lib/clock';

/** What would go out by itself. */
const going = ['queued', 'sending'] as const;

const held = { state: 'held', reason: 'copied', leaseUntil: null } as const;

/** What is different about a message that came along with a copy of the data: where they came from it may have gone out since. */
export const heldAsCopy = ({ state }: Record<string, unknown>): Partial<typeof held> => ((going as readonly unknown[]).includes(state) ? held : {});

/**
 * Holds all mail that would go out by itself, of all firms: the data were just put here from a backup.
 * @returns how many messages
 */
export async function holdCopiedMail(): Promise<number> {
  const rows = await store.write((db) => db.update(outboxMessages).set({ ...held, updatedAt: now() }).where(inArray(outboxMessages.state, [...going])).returning({ id: outboxMessages.id }));
  return rows.length;
}
