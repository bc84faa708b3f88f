import { count, eq, max, min } from 'drizzle-orm';
import { store } from '#db/client';
import { counters } from '#db/schema/counters';
import { customerCounts, customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';

/** Firms of the installation whose customer numbers are not 1, 2, 3 … up to the last one given, or whose count is another. Empty when there are none. */
export async function customerNumberFaults(): Promise<string[]> {
  const [given, last, counts] = await store.read(async (db) => [
    await db
      .select({ firm: firms.id, name: firms.name, rows: count(customers.id), lowest: min(customers.number), highest: max(customers.number) })
      .from(firms)
      .leftJoin(customers, eq(customers.firmId, firms.id))
      .groupBy(firms.id, firms.name),
    await db.select({ firm: counters.firmId, last: counters.last }).from(counters).where(eq(counters.name, 'customer')),
    await db.select().from(customerCounts),
  ] as const);
  const lastOf = new Map(last.map((row) => [row.firm, row.last]));
  const countOf = new Map(counts.map(({ firmId, active, archived }) => [firmId, active + archived]));
  return given.flatMap(({ firm, name, rows, lowest, highest }) => {
    const expected = lastOf.get(firm) ?? 0;
    const unbroken = rows === expected && (highest ?? 0) === expected && (rows === 0 || lowest === 1);
    const counted = countOf.get(firm) ?? 0;
    return [
      ...(unbroken ? [] : [`${name} has ${rows} customers with numbers ${lowest ?? '–'} to ${highest ?? '–'}, and the last number given was ${expected}`]),
      ...(counted === rows ? [] : [`${name} has ${rows} customers, and its count says ${counted}`]),
    ];
  });
}
