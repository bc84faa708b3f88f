import { asc, eq } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import { invoices } from '#db/schema/invoices';
import { payments } from '#db/schema/payments';

/** What is wrong with the numbers of documents: a gap, one without its document, a document without its number in the ledger. Empty when nothing is. */
export async function numberFaults(): Promise<string[]> {
  const faults: string[] = [];
  for (const { id: firmId, name } of await store.read((db) => db.select({ id: firms.id, name: firms.name }).from(firms))) {
    const ledger = await store.read((db) => db.select({ seriesId: numberLedger.seriesId, period: numberLedger.period, sequence: numberLedger.sequence, number: numberLedger.number, documentId: numberLedger.documentId, pattern: numberSeries.pattern })
      .from(numberLedger).innerJoin(numberSeries, eq(numberSeries.id, numberLedger.seriesId)).where(eq(numberLedger.firmId, firmId)).orderBy(asc(numberLedger.seriesId), asc(numberLedger.period), asc(numberLedger.sequence)));
    let before: (typeof ledger)[number] | undefined;
    for (const row of ledger) {
      const isNext = before?.seriesId === row.seriesId && before.period === row.period;
      if (row.sequence !== (isNext ? (before?.sequence ?? 0) + 1 : 1)) faults.push(`before number ${row.number} of ${name} one is missing`);
      before = row;
    }
    const documents = await store.read(async (db) => [
      ...(await db.select({ id: invoices.id, number: invoices.number }).from(invoices).where(eq(invoices.firmId, firmId))),
      ...(await db.select({ id: payments.id, number: payments.number }).from(payments).where(eq(payments.firmId, firmId))),
    ]);
    const numbers = new Map(documents.map(({ id, number }) => [id, number]));
    for (const { documentId, number } of ledger) if (numbers.get(documentId) !== number) faults.push(`number ${number} of ${name} has lost its document`);
    const given = new Set(ledger.map(({ documentId }) => documentId));
    for (const { id, number } of documents) if (number !== null && !given.has(id)) faults.push(`number ${number} of ${name} was never given`);
  }
  return faults;
}
