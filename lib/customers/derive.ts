import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { derivedColumns } from '#lib/customers/input';
import { derivation } from '#lib/derivation';

/** So many customers a write, so that others get their turn. */
const atOnce = 500;

/**
 * Makes the columns that follow from others anew, in every firm where they were made by older rules: after an upgrade, so that
 * what was registered before is found like what is registered now. Cut short, it begins anew at the next start.
 * @returns how many customers were gone through
 */
export async function deriveCustomers(): Promise<number> {
  const old = await store.read((db) => db.select({ id: firms.id, country: firms.country }).from(firms).where(lt(firms.derivation, derivation)));
  let gone = 0;
  for (const firm of old) {
    let last = 0;
    for (;;) {
      const rows = await store.read((db) =>
        db.select().from(customers).where(and(eq(customers.firmId, firm.id), gt(customers.key, last))).orderBy(asc(customers.key)).limit(atOnce),
      );
      if (rows.length === 0) break;
      await store.write(async (db) => {
        for (const row of rows) await db.update(customers).set(derivedColumns(firm, row.number, row)).where(eq(customers.key, row.key));
      });
      last = rows.at(-1)?.key ?? last;
      gone += rows.length;
    }
    await store.write((db) => db.update(firms).set({ derivation }).where(eq(firms.id, firm.id)));
  }
  return gone;
}
