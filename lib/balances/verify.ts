import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { invoices } from '#db/schema/invoices';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { standingOf } from '#lib/balances/settle';

/** What was set against an invoice, and what is then open of it. */
const taken = sql<number>`(select coalesce(sum(${allocations.amount}), 0) from ${allocations} where ${allocations.invoiceId} = ${invoices.id})`.mapWith(Number);
const open = sql<number>`case when ${invoices.type} = 'invoice' and ${invoices.status} = 'issued' then ${invoices.total} - ${taken} else 0 end`.mapWith(Number);

/**
 * Where what is kept of open amounts and balances is not what documents, payments and their shares come to. Empty where all is.
 * The database sums up; of a register of a million, some customers at a time are held.
 */
export async function balanceFaults(atOnce = 500): Promise<string[]> {
  return store.snapshot(() => store.read(async (db) => {
    const faults: string[] = [];
    const wrong = await db.select({ id: invoices.id, number: invoices.number, says: invoices.open, is: open }).from(invoices).where(ne(invoices.open, open)).orderBy(asc(invoices.key));
    for (const { id, number, says, is } of wrong) faults.push(`invoice ${number ?? id} says ${says} are open, and it is ${is}`);
    for (const { id: firmId } of await db.select({ id: firms.id }).from(firms).orderBy(asc(firms.id))) {
      for (let last = 0; ;) {
        const page = await db.select({ key: customers.key, id: customers.id, number: customers.number, standing: customers.standing, credit: customers.credit, lastDay: customers.lastDay })
          .from(customers).where(and(eq(customers.firmId, firmId), gt(customers.key, last))).orderBy(asc(customers.key)).limit(atOnce);
        faults.push(...(await faultsOf(db, firmId, page)));
        last = page.at(-1)?.key ?? last;
        if (page.length < atOnce) break;
      }
    }
    return faults;
  }));
}

type Listed = Pick<typeof customers.$inferSelect, 'key' | 'id' | 'number' | 'standing' | 'credit' | 'lastDay'>;

interface Sums {
  open: number;
  credit: number;
}

async function faultsOf(db: Db, firmId: string, page: readonly Listed[]): Promise<string[]> {
  const ids = page.map(({ id }) => id);
  const sums = await sumsOf(db, firmId, ids);
  const kept = await db.select().from(customerBalances).where(and(eq(customerBalances.firmId, firmId), inArray(customerBalances.customerId, ids)));
  const rows = new Map(kept.map((row) => [`${row.customerId} ${row.currency}`, row]));
  const faults = [...new Set([...sums.keys(), ...rows.keys()])].flatMap((key) => {
    const [sum, row] = [sums.get(key), rows.get(key)];
    const isRight = (row?.open ?? 0) === (sum?.open ?? 0) && (row?.credit ?? 0) === (sum?.credit ?? 0);
    return isRight ? [] : [`the balance of customer ${key} is not what documents and payments come to`];
  });
  const balances = Map.groupBy(kept, ({ customerId }) => customerId);
  for (const { id, number, standing, credit, lastDay } of page) {
    if (!isDeepStrictEqual({ standing, credit, lastDay }, standingOf(balances.get(id) ?? []))) faults.push(`the list shows another balance of customer ${number} than there is`);
  }
  return faults;
}

/** What documents and payments of these customers come to, by customer and currency. */
async function sumsOf(db: Db, firmId: string, ids: string[]): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  const add = (key: string, more: Sums) => {
    const sum = sums.get(key) ?? { open: 0, credit: 0 };
    sums.set(key, { open: sum.open + more.open, credit: sum.credit + more.credit });
  };
  const credited = sql`case when ${invoices.type} = 'creditNote' then ${invoices.total} else 0 end`;
  const documents = await db
    .select({ customerId: invoices.customerId, currency: invoices.currency, open: sql`coalesce(sum(${open}), 0)`.mapWith(Number), credit: sql`coalesce(sum(${credited} - ${taken}), 0)`.mapWith(Number) })
    .from(invoices).where(and(eq(invoices.firmId, firmId), inArray(invoices.customerId, ids), eq(invoices.status, 'issued'))).groupBy(invoices.customerId, invoices.currency);
  for (const { customerId, currency, ...sum } of documents) add(`${customerId} ${currency}`, sum);
  const received = sql`coalesce(sum(case when ${payments.kind} = 'payment' then ${payments.amount} else -${payments.amount} end), 0)`.mapWith(Number);
  const money = await db.select({ customerId: payments.customerId, currency: payments.currency, credit: received })
    .from(payments).where(and(eq(payments.firmId, firmId), inArray(payments.customerId, ids), isNull(payments.voidedAt))).groupBy(payments.customerId, payments.currency);
  for (const { customerId, currency, credit } of money) add(`${customerId} ${currency}`, { open: 0, credit });
  return sums;
}
