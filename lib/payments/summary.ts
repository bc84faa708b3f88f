import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, max, min, sql, sum } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { allocations, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addMonths, type Day, daysBetween } from '#lib/day';
import type { Minor } from '#lib/money';
import { balancesOf, type CustomerBalance } from '#lib/payments/queries';

/** How a customer stands in one currency, and how it came to that. */
export interface MoneySummary extends Pick<CustomerBalance, 'currency' | 'open' | 'credit' | 'balance'> {
  /** What of the open amounts was due before today. */
  overdue: Minor;
  /** The day on which the eldest of them was due; null where nothing is late. */
  lateSince: Day | null;
  /** What was paid in all, less what was paid back. */
  paid: Minor;
}

/** How a customer stands, by currency. Open and credit are those of the list, not summed a second time. */
export async function moneySummary(ctx: Context, customerId: string, today: Day): Promise<MoneySummary[]> {
  const balances = await balancesOf(ctx, customerId);
  if (balances.length === 0) return [];
  return read(ctx, 'payments.view', async (db) => {
    const late = await db.select({ currency: invoices.currency, overdue: sum(invoices.open), since: min(invoices.dueDay) }).from(invoices)
      .where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.status, 'issued'), eq(invoices.type, 'invoice'), gt(invoices.open, 0), lt(invoices.dueDay, today))).groupBy(invoices.currency);
    const paid = await db.select({ currency: payments.currency, kind: payments.kind, amount: sum(payments.amount) }).from(payments)
      .where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId), isNull(payments.voidedAt))).groupBy(payments.currency, payments.kind);
    return balances.map(({ currency, open, credit, balance }) => {
      const overdue = late.find((row) => row.currency === currency);
      const amountOf = (kind: 'payment' | 'refund') => Number(paid.find((row) => row.currency === currency && row.kind === kind)?.amount ?? 0);
      return { currency, open, credit, balance, overdue: Number(overdue?.overdue ?? 0), lateSince: overdue?.since ?? null, paid: amountOf('payment') - amountOf('refund') };
    });
  });
}

/** So many invoices that were paid last say how fast a customer pays now. */
const latest = 100;

/** Whether and how fast a customer pays: of the invoices that were paid last, how many days after their issue, on average. */
export interface PaymentSpeed {
  invoices: number;
  days: number;
}

/** Null while no invoice is paid in full. What was paid before the invoice was issued took no days. */
export async function paymentSpeed(ctx: Context, customerId: string): Promise<PaymentSpeed | null> {
  const rows = await read(ctx, 'payments.view', async (db) => {
    const paid = db.select({ id: invoices.id }).from(invoices)
      .where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.type, 'invoice'), eq(invoices.status, 'issued'), eq(invoices.open, 0), gt(invoices.paid, 0)))
      .orderBy(desc(invoices.issueDay), desc(invoices.key)).limit(latest);
    return db.select({ issueDay: invoices.issueDay, paidDay: max(payments.day) }).from(allocations)
      .innerJoin(invoices, eq(invoices.id, allocations.invoiceId)).innerJoin(payments, eq(payments.id, allocations.paymentId))
      .where(and(ofFirm(ctx, allocations), inArray(allocations.invoiceId, paid))).groupBy(invoices.id, invoices.issueDay);
  });
  const days = rows.flatMap(({ issueDay, paidDay }) => (issueDay && paidDay ? [Math.max(daysBetween(issueDay, paidDay), 0)] : []));
  return days.length === 0 ? null : { invoices: days.length, days: Math.round(days.reduce((total, each) => total + each, 0) / days.length) };
}

/** What happened in a month, in minor units of one currency. */
export interface MonthOfMoney {
  /** `YYYY-MM` */
  month: string;
  /** Invoices issued, less credit notes. */
  invoiced: Minor;
  /** Payments, less refunds. */
  paid: Minor;
}

/** The last months, this one included, the eldest first. */
export async function monthsOfMoney(ctx: Context, customerId: string, currency: string, today: Day, count: number): Promise<MonthOfMoney[]> {
  const first = addMonths(`${today.slice(0, 7)}-01`, 1 - count);
  const sums = await read(ctx, 'payments.view', (db) => sumsByMonth(db, ctx, customerId, currency, first));
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths(first, index).slice(0, 7);
    const of = (what: string) => sums.filter((row) => row.month === month && row.what === what).reduce((total, { amount }) => total + Number(amount ?? 0), 0);
    return { month, invoiced: of('invoice') - of('creditNote'), paid: of('payment') - of('refund') };
  });
}

async function sumsByMonth(db: Db, ctx: Context, customerId: string, currency: string, first: Day): Promise<{ month: string; what: string; amount: string | null }[]> {
  const [issued, paid] = [sql<string>`substr(${invoices.issueDay}, 1, 7)`, sql<string>`substr(${payments.day}, 1, 7)`];
  const documents = await db.select({ month: issued, what: invoices.type, amount: sum(invoices.total) }).from(invoices)
    .where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.currency, currency), eq(invoices.status, 'issued'), gte(invoices.issueDay, first), inArray(invoices.type, ['invoice', 'creditNote']))).groupBy(issued, invoices.type).orderBy(asc(issued));
  const money = await db.select({ month: paid, what: payments.kind, amount: sum(payments.amount) }).from(payments)
    .where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId), eq(payments.currency, currency), isNull(payments.voidedAt), gte(payments.day, first))).groupBy(paid, payments.kind).orderBy(asc(paid));
  return [...documents, ...money];
}
