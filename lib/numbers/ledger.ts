import { and, count, desc, eq, max, min, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import { payments } from '#db/schema/payments';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export interface GivenNumber {
  number: string;
  type: typeof numberLedger.$inferSelect.type;
  documentId: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  by: string;
  /** When its document was made void or taken back, and why. */
  voidedAt: number | null;
  voidReason: string | null;
}

export const numbersAPage = 100;

/** A page of the numbers that were given: of all, latest first; of one series, the highest first. Pages count from 1. */
export async function ledgerPage(ctx: Context, seriesId: string, page: number): Promise<GivenNumber[]> {
  return read(ctx, 'invoices.view', (db) => {
    const { number, type, documentId, at } = numberLedger;
    const ofSeries = seriesId === '' ? undefined : eq(numberLedger.seriesId, seriesId);
    const order = ofSeries ? [desc(numberLedger.period), desc(numberLedger.sequence)] : [desc(numberLedger.id)];
    return db
      .select({
        number, type, documentId, at, by: users.name,
        voidedAt: sql<number | null>`coalesce(${invoices.voidedAt}, ${payments.voidedAt})`.mapWith(Number), voidReason: sql<string | null>`coalesce(${invoices.voidReason}, ${payments.voidReason})`,
      })
      .from(numberLedger).innerJoin(users, eq(users.id, numberLedger.by)).leftJoin(invoices, eq(invoices.id, documentId)).leftJoin(payments, eq(payments.id, documentId))
      .where(and(ofFirm(ctx, numberLedger), ofSeries)).orderBy(...order).limit(numbersAPage).offset((Math.max(page, 1) - 1) * numbersAPage);
  });
}

/** What a series gave within one year or month, or ever where it names none. */
export interface GivenWithin {
  seriesId: string;
  pattern: string;
  period: string;
  count: number;
  /** Numbers that are not there, between the first, which is 1 or where the series began, and the highest. */
  missing: number;
}

export interface LedgerProof {
  within: GivenWithin[];
  /** Numbers that stand on more than one document of a type. */
  twice: number;
}

/** What proves that no number is missing and none is there twice: counted by the database, of every number there is. */
export async function ledgerProof(ctx: Context): Promise<LedgerProof> {
  return read(ctx, 'invoices.view', async (db) => {
    // By the series, whose index holds period and sequence: no row of the ledger itself is read.
    const periods = await db
      .select({ seriesId: numberLedger.seriesId, pattern: min(numberSeries.pattern), period: numberLedger.period, count: count(), highest: max(numberLedger.sequence), lowest: min(numberLedger.sequence), startPeriod: min(numberSeries.startPeriod), startAfter: max(numberSeries.startAfter) })
      .from(numberSeries).innerJoin(numberLedger, eq(numberLedger.seriesId, numberSeries.id))
      .where(ofFirm(ctx, numberSeries)).groupBy(numberLedger.seriesId, numberLedger.period).orderBy(numberLedger.seriesId, numberLedger.period);
    const repeated = await db.select({ number: numberLedger.number }).from(numberLedger).where(ofFirm(ctx, numberLedger)).groupBy(numberLedger.type, numberLedger.number).having(sql`count(*) > 1`);
    const within = periods.map(({ lowest, highest, pattern, startPeriod, startAfter, ...rest }) => {
      const first = (startPeriod === rest.period ? (startAfter ?? 0) : 0) + 1;
      return { ...rest, pattern: pattern ?? '', missing: Math.max(highest ?? 0, first) - Math.min(lowest ?? first, first) + 1 - rest.count };
    });
    return { within, twice: repeated.length };
  });
}
