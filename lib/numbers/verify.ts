import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { invoices } from '#db/schema/invoices';
import { numberLedger } from '#db/schema/numbers';
import { payments } from '#db/schema/payments';
import type { Db } from '#db/types';

/**
 * What is wrong with the numbers of documents: a gap, one without its document, a document without its number in the ledger. Empty when
 * nothing is. The ledger is compared with itself and with documents by the database, which hands out nothing but faults.
 */
export async function numberFaults(): Promise<string[]> {
  return store.snapshot(() => store.read(async (db) => {
    const faults: string[] = [];
    for (const { id, name } of await db.select({ id: firms.id, name: firms.name }).from(firms).orderBy(asc(firms.id))) {
      for (const number of await behindGaps(db, id)) faults.push(`before number ${number} of ${name} one is missing`);
      for (const number of await lost(db, id)) faults.push(`number ${number} of ${name} has lost its document`);
      for (const number of await neverGiven(db, id)) faults.push(`number ${number} of ${name} was never given`);
    }
    return faults;
  }));
}

/** Numbers that do not follow the one before them in their series and period, or do not begin it. */
async function behindGaps(db: Db, firmId: string): Promise<string[]> {
  const { seriesId, period, sequence, number } = numberLedger;
  const previous = sql<number>`lag(${sequence}, 1, 0) over (partition by ${seriesId}, ${period} order by ${sequence})`.as('previous');
  const rows = db.select({ seriesId, period, sequence, number, previous }).from(numberLedger).where(eq(numberLedger.firmId, firmId)).as('rows');
  const found = await db.select({ number: rows.number }).from(rows).where(ne(rows.sequence, sql`${rows.previous} + 1`)).orderBy(asc(rows.seriesId), asc(rows.period), asc(rows.sequence));
  return found.map(({ number }) => number);
}

/** Numbers whose document of this firm is not there, or bears another. */
async function lost(db: Db, firmId: string): Promise<string[]> {
  const bears = (table: typeof invoices | typeof payments) => and(eq(table.id, numberLedger.documentId), eq(table.firmId, firmId), eq(table.number, numberLedger.number));
  const found = await db.select({ number: numberLedger.number }).from(numberLedger).leftJoin(invoices, bears(invoices)).leftJoin(payments, bears(payments))
    .where(and(eq(numberLedger.firmId, firmId), isNull(invoices.id), isNull(payments.id))).orderBy(asc(numberLedger.id));
  return found.map(({ number }) => number);
}

/** Numbers of documents that the ledger does not have. */
async function neverGiven(db: Db, firmId: string): Promise<string[]> {
  const numbers: string[] = [];
  for (const table of [invoices, payments]) {
    const found = await db.select({ number: table.number }).from(table).leftJoin(numberLedger, and(eq(numberLedger.documentId, table.id), eq(numberLedger.firmId, firmId)))
      .where(and(eq(table.firmId, firmId), isNotNull(table.number), isNull(numberLedger.id))).orderBy(asc(table.key));
    numbers.push(...found.map(({ number }) => number ?? ''));
  }
  return numbers;
}
