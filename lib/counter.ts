import { sql } from 'drizzle-orm';
import { counters } from '#db/schema/counters';
import type { Db } from '#db/types';
import type { Context } from '#lib/context';

/** Customers, or a series of document numbers within its period. */
type Series = 'customer' | `series ${string}`;

/**
 * Takes the firm's next number of a series: 1, 2, 3 … Call it in the write that stores the row which bears the number;
 * if that write fails, the number was never given.
 */
export async function nextNumber(db: Db, ctx: Context, series: Series): Promise<number> {
  return nextNumbers(db, ctx, series, 1);
}

/**
 * Takes so many of them at once.
 * @returns the first
 */
export async function nextNumbers(db: Db, ctx: Context, series: Series, count: number): Promise<number> {
  const [row] = await db
    .insert(counters)
    .values({ firmId: ctx.firm.id, name: series, last: count })
    .onConflictDoUpdate({ target: [counters.firmId, counters.name], set: { last: sql`${counters.last} + ${count}` } })
    .returning({ last: counters.last });
  if (!row) throw new Error(`The counter ${series} gave no number`);
  return row.last - count + 1;
}
