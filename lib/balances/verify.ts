import { isDeepStrictEqual } from 'node:util';
import { inArray, ne, or } from 'drizzle-orm';
import { store } from '#db/client';
import { customers } from '#db/schema/customers';
import { invoices } from '#db/schema/invoices';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import { standingOf } from '#lib/balances/settle';

/** Where what is kept of open amounts and balances is not what documents, payments and their shares come to. Empty where all is. */
export async function balanceFaults(): Promise<string[]> {
  return store.read(async (db) => {
    const faults: string[] = [];
    const shares = await db.select().from(allocations);
    const sumOf = (of: typeof shares) => of.reduce((sum, { amount }) => sum + amount, 0);
    const byInvoice = Map.groupBy(shares, ({ invoiceId }) => invoiceId);
    const sums = new Map<string, { open: number; credit: number }>();
    const sumFor = (customerId: string, currency: string) => {
      const key = `${customerId} ${currency}`;
      const sum = sums.get(key) ?? { open: 0, credit: 0 };
      sums.set(key, sum);
      return sum;
    };
    for (const invoice of await db.select().from(invoices)) {
      const own = byInvoice.get(invoice.id) ?? [];
      const open = invoice.type === 'invoice' && invoice.status === 'issued' ? invoice.total - sumOf(own) : 0;
      if (invoice.open !== open) faults.push(`invoice ${invoice.number ?? invoice.id} says ${invoice.open} are open, and it is ${open}`);
      if (invoice.status !== 'issued') continue;
      const sum = sumFor(invoice.customerId, invoice.currency);
      sum.open += open;
      sum.credit -= sumOf(own);
      if (invoice.type === 'creditNote') sum.credit += invoice.total;
    }
    for (const { customerId, currency, amount, kind, voidedAt } of await db.select().from(payments)) if (voidedAt === null) sumFor(customerId, currency).credit += kind === 'payment' ? amount : -amount;
    const kept = new Map((await db.select().from(customerBalances)).map((row) => [`${row.customerId} ${row.currency}`, row]));
    for (const key of new Set([...sums.keys(), ...kept.keys()])) {
      const [sum, row] = [sums.get(key) ?? { open: 0, credit: 0 }, kept.get(key)];
      if ((row?.open ?? 0) !== sum.open || (row?.credit ?? 0) !== sum.credit) faults.push(`the balance of customer ${key} is not what documents and payments come to`);
    }
    const balances = Map.groupBy(kept.values(), ({ customerId }) => customerId);
    const listed = await db.select({ id: customers.id, number: customers.number, standing: customers.standing, credit: customers.credit, lastDay: customers.lastDay }).from(customers).where(or(ne(customers.standing, 0), ne(customers.lastDay, ''), inArray(customers.id, db.select({ id: customerBalances.customerId }).from(customerBalances))));
    for (const { id, number, ...shown } of listed) {
      if (!isDeepStrictEqual(shown, standingOf(balances.get(id) ?? []))) faults.push(`the list shows another balance of customer ${number} than there is`);
    }
    return faults;
  });
}
