import { alias } from '#db/kit';
import { and, count, desc, eq, isNull, max } from 'drizzle-orm';
import { auditEvents } from '#db/schema/audit';
import { counters } from '#db/schema/counters';
import { customers } from '#db/schema/customers';
import { possibleDuplicates } from '#db/schema/findings';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Candidate } from '#lib/customers/duplicates/candidates';
import { compareCustomers, type Evidence } from '#lib/customers/duplicates/score';

/** Two customers who may be one and the same, and how they stand to each other. */
export interface Pair {
  one: Candidate;
  other: Candidate;
  evidence: Evidence[];
}

export const pairsOnPage = 20;

/** The counter that remembers how far a firm's chain of changes has been followed (`watch`). */
export const comparedCounter = 'compared';

const [ones, others] = [alias(customers, 'ones'), alias(customers, 'others')];

/** Pairs of which neither was erased or merged meanwhile. */
const matching = (ctx: Context) => and(ofFirm(ctx, possibleDuplicates), isNull(ones.erasedAt), isNull(ones.mergedIntoId), isNull(others.erasedAt), isNull(others.mergedIntoId));

/** Possible duplicates of the whole register, the likeliest first. @param page from 1 */
export async function listPairs(ctx: Context, page: number): Promise<{ pairs: Pair[]; total: number }> {
  const rows = await read(ctx, 'customers.view', (db) =>
    db
      .select({ one: ones, other: others })
      .from(possibleDuplicates)
      .innerJoin(ones, eq(ones.id, possibleDuplicates.oneId))
      .innerJoin(others, eq(others.id, possibleDuplicates.otherId))
      .where(matching(ctx))
      .orderBy(desc(possibleDuplicates.score), desc(possibleDuplicates.oneId))
      .limit(pairsOnPage)
      .offset((page - 1) * pairsOnPage),
  );
  const [counted] = await read(ctx, 'customers.view', (db) =>
    db
      .select({ total: count() })
      .from(possibleDuplicates)
      .innerJoin(ones, eq(ones.id, possibleDuplicates.oneId))
      .innerJoin(others, eq(others.id, possibleDuplicates.otherId))
      .where(matching(ctx)),
  );
  // The elder stands first: it is the one that is usually kept.
  const pairs = rows.map(({ one, other }) => (one.number < other.number ? { one, other } : { one: other, other: one }));
  return { pairs: pairs.map(({ one, other }) => ({ one, other, evidence: compareCustomers(one, other).evidence })), total: counted?.total ?? 0 };
}

/** How many of the firm's changes have not been compared yet. */
export async function notComparedYet(ctx: Context): Promise<number> {
  const [[last], [followed]] = await read(ctx, 'customers.view', (db) =>
    Promise.all([
      db.select({ position: max(auditEvents.position) }).from(auditEvents).where(ofFirm(ctx, auditEvents)),
      db.select({ position: counters.last }).from(counters).where(and(ofFirm(ctx, counters), eq(counters.name, comparedCounter))),
    ]),
  );
  return (last?.position ?? 0) - (followed?.position ?? 0);
}
