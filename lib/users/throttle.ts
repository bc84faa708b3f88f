import { createHash } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { signInFailures } from '#db/schema/users';
import type { Db } from '#db/types';
import { day, minute, now, second } from '#lib/clock';

/** How many tries are free, before each further one has to wait twice as long as the one before. */
const freeTries = { account: 5, address: 20 };
const longestWait = 15 * minute;

interface Guesser {
  account: string;
  address: string;
}

const keyOf = (kind: keyof Guesser, value: string): string => createHash('sha256').update(`${kind}:${value}`).digest('base64url');

function keysOf(guesser: Guesser): { key: string; free: number }[] {
  return (['account', 'address'] as const).map((kind) => ({ key: keyOf(kind, guesser[kind]), free: freeTries[kind] }));
}

/**
 * Counts a try before it is made, by account and by network address, so that many at once count as many.
 * Known and unknown accounts are treated alike, and none is ever locked for good.
 * @returns milliseconds to wait before a try is allowed; 0 when this one is
 */
export async function countTry(guesser: Guesser): Promise<number> {
  const keys = keysOf(guesser);
  return store.write(async (db) => {
    const rows = await db.select().from(signInFailures).where(inArray(signInFailures.key, keys.map(({ key }) => key)));
    const recent = rows.filter((row) => row.failedAt > now() - day);
    const waits = keys.map(({ key, free }) => {
      const row = recent.find((recorded) => recorded.key === key);
      if (!row || row.failures < free) return 0;
      return row.failedAt + Math.min(longestWait, 2 ** (row.failures - free) * second) - now();
    });
    const wait = Math.max(0, ...waits);
    if (wait > 0) return wait;
    for (const { key } of keys) {
      const failures = (recent.find((recorded) => recorded.key === key)?.failures ?? 0) + 1;
      await db
        .insert(signInFailures)
        .values({ key, failures, failedAt: now() })
        .onConflictDoUpdate({ target: signInFailures.key, set: { failures, failedAt: now() } });
    }
    return 0;
  });
}

/** Takes a try back that turned out right: the account starts anew, the address loses this one. */
export async function forgiveTry({ account, address }: Guesser): Promise<void> {
  await store.write(async (db) => {
    await forgiveAccount(db, account);
    await db.update(signInFailures).set({ failures: sql`${signInFailures.failures} - 1` }).where(eq(signInFailures.key, keyOf('address', address)));
  });
}

/** Lets an account start anew: whoever is it waits no longer, but for what their network address has tried. */
export async function forgiveAccount(db: Db, account: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.key, keyOf('account', account)));
}
