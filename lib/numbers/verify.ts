import { and, asc, count, eq, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { counters } from '#db/schema/counters';
import { firms } from '#db/schema/firms';
import { invoices } from '#db/schema/invoices';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import { payments } from '#db/schema/payments';
import type { Db } from '#db/types';

/** More of one kind say nothing that these do not. */
const enough = 100;

/**
 * What is wrong with the numbers of documents: a gap, one without its document, a document without its number in the ledger, a counter
 * that has counted what nobody has. The database looks for it among all numbers and gives what it found. Empty when nothing is.
 */
export async function numberFaults(): Promise<string[]> {
  return store.snapshot(() => store.read(async (db) => [...(await gaps(db)), ...(await twice(db)), ...(await lostDocuments(db)), ...(await neverGiven(db)), ...(await countersAstray(db))]));
}

async function gaps(db: Db): Promise<string[]> {
  // Within the year or month in which a series went on from elsewhere, the number before its first was given there.
  const start = sql`case when ${numberLedger.period} = ${numberSeries.startPeriod} then ${numberSeries.startAfter} else 0 end`;
  const before = sql<number>`coalesce(lag(${numberLedger.sequence}) over (partition by ${numberLedger.seriesId}, ${numberLedger.period} order by ${numberLedger.sequence}), ${start})`.mapWith(Number).as('before');
  const steps = db.select({ firmId: numberLedger.firmId, number: numberLedger.number, sequence: numberLedger.sequence, before }).from(numberLedger).innerJoin(numberSeries, eq(numberSeries.id, numberLedger.seriesId)).as('steps');
  const found = await db.select({ number: steps.number, firm: firms.name }).from(steps).innerJoin(firms, eq(firms.id, steps.firmId)).where(sql`${steps.sequence} <> ${steps.before} + 1`).orderBy(asc(steps.firmId), asc(steps.number)).limit(enough);
  return found.map(({ number, firm }) => `before number ${number} of ${firm} one is missing`);
}

async function twice(db: Db): Promise<string[]> {
  const found = await db.select({ number: numberLedger.number, firm: firms.name, times: count() }).from(numberLedger).innerJoin(firms, eq(firms.id, numberLedger.firmId))
    .groupBy(numberLedger.firmId, firms.name, numberLedger.type, numberLedger.number).having(sql`count(*) > 1`).limit(enough);
  return found.map(({ number, firm, times }) => `number ${number} of ${firm} was given ${times} times`);
}

async function lostDocuments(db: Db): Promise<string[]> {
  const found = await db.select({ number: numberLedger.number, firm: firms.name }).from(numberLedger).innerJoin(firms, eq(firms.id, numberLedger.firmId))
    .leftJoin(invoices, and(eq(invoices.id, numberLedger.documentId), eq(invoices.firmId, numberLedger.firmId), eq(invoices.number, numberLedger.number), eq(invoices.type, numberLedger.type)))
    .leftJoin(payments, and(eq(payments.id, numberLedger.documentId), eq(payments.firmId, numberLedger.firmId), eq(payments.number, numberLedger.number), eq(numberLedger.type, 'receipt')))
    .where(and(isNull(invoices.id), isNull(payments.id))).orderBy(asc(numberLedger.id)).limit(enough);
  return found.map(({ number, firm }) => `number ${number} of ${firm} has lost its document`);
}

async function neverGiven(db: Db): Promise<string[]> {
  const found: { number: string | null; firm: string }[] = [];
  for (const table of [invoices, payments]) {
    found.push(...(await db.select({ number: table.number, firm: firms.name }).from(table).innerJoin(firms, eq(firms.id, table.firmId)).leftJoin(numberLedger, and(eq(numberLedger.documentId, table.id), eq(numberLedger.firmId, table.firmId), eq(numberLedger.number, table.number)))
      .where(and(isNotNull(table.number), isNull(numberLedger.id))).orderBy(asc(table.key)).limit(enough)));
  }
  const unnumbered = await db.select({ id: invoices.id, firm: firms.name }).from(invoices).innerJoin(firms, eq(firms.id, invoices.firmId))
    .where(or(and(ne(invoices.status, 'draft'), isNull(invoices.number)), and(eq(invoices.status, 'draft'), isNotNull(invoices.number)))).limit(enough);
  return [...found.map(({ number, firm }) => `number ${number} of ${firm} was never given`), ...unnumbered.map(({ id, firm }) => `document ${id} of ${firm} is issued without a number, or numbered without being issued`)];
}

/** A counter that is ahead has given a number of which nothing is left; one that is behind would give one again. */
async function countersAstray(db: Db): Promise<string[]> {
  const last = db.select({ seriesId: numberLedger.seriesId, period: numberLedger.period, highest: max(numberLedger.sequence).as('highest') }).from(numberLedger).groupBy(numberLedger.seriesId, numberLedger.period).as('last');
  const found = await db.select({ firm: firms.name, pattern: numberSeries.pattern, period: last.period, highest: last.highest, counted: counters.last })
    .from(last).innerJoin(numberSeries, eq(numberSeries.id, last.seriesId)).innerJoin(firms, eq(firms.id, numberSeries.firmId))
    .leftJoin(counters, and(eq(counters.firmId, numberSeries.firmId), eq(counters.name, sql`'series ' || ${last.seriesId} || ' ' || ${last.period}`)))
    .where(or(isNull(counters.last), sql`${counters.last} <> ${last.highest}`)).limit(enough);
  return found.map(({ firm, pattern, period, highest, counted }) => `the counter of ${pattern}${period && ` in ${period}`} of ${firm} stands at ${counted ?? 'nothing'} and its last number is ${highest}`);
}
