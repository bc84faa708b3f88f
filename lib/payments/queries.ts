import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { invoices } from '#db/schema/invoices';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export { paymentMethods } from '#db/schema/payments';

export type Payment = typeof payments.$inferSelect;
export type CustomerBalance = typeof customerBalances.$inferSelect;

/** What of a payment went to an invoice. */
export interface Share {
  invoiceId: string;
  number: string | null;
  amount: number;
}

export interface FullPayment {
  payment: Payment;
  recordedBy: string;
  customer: { id: string; number: number; name: string };
  shares: Share[];
}

/** The payment of this id, or null: also when it is another firm's. */
export async function findPayment(ctx: Context, id: string): Promise<FullPayment | null> {
  return read(ctx, 'payments.view', async (db) => {
    const [row] = await db.select({ payment: payments, recordedBy: users.name, customer: { id: customers.id, number: customers.number, name: customers.name } }).from(payments).innerJoin(customers, eq(customers.id, payments.customerId)).innerJoin(users, eq(users.id, payments.createdBy))
      .where(and(ofFirm(ctx, payments), eq(payments.id, id))).limit(1);
    if (!row) return null;
    const shares = await db.select({ invoiceId: allocations.invoiceId, number: invoices.number, amount: allocations.amount }).from(allocations).innerJoin(invoices, eq(invoices.id, allocations.invoiceId))
      .where(and(ofFirm(ctx, allocations), eq(allocations.paymentId, id))).orderBy(asc(allocations.id));
    return { ...row, shares };
  });
}

/** What was paid on an invoice, eldest first. */
export async function paymentsOfInvoice(ctx: Context, invoiceId: string): Promise<(Payment & { share: number })[]> {
  const rows = await read(ctx, 'payments.view', (db) =>
    db.select({ payment: payments, share: allocations.amount }).from(allocations).innerJoin(payments, eq(payments.id, allocations.paymentId))
      .where(and(ofFirm(ctx, allocations), eq(allocations.invoiceId, invoiceId))).orderBy(asc(payments.day), asc(payments.key)),
  );
  return rows.map(({ payment, share }) => ({ ...payment, share }));
}

/** A customer's payments, latest first. */
export async function paymentsOfCustomer(ctx: Context, customerId: string, most: number, before = 0): Promise<Payment[]> {
  return read(ctx, 'payments.view', (db) => db.select().from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId))).orderBy(desc(payments.day), desc(payments.key)).limit(most).offset(before));
}

/** How many payments and refunds a customer has, those that were taken back included. */
export async function countPayments(ctx: Context, customerId: string): Promise<number> {
  const [row] = await read(ctx, 'payments.view', (db) => db.select({ total: count() }).from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId))));
  return row?.total ?? 0;
}

/** How a customer stands, by currency. */
export async function balancesOf(ctx: Context, customerId: string): Promise<CustomerBalance[]> {
  return read(ctx, 'customers.view', (db) => db.select().from(customerBalances).where(and(ofFirm(ctx, customerBalances), eq(customerBalances.customerId, customerId))).orderBy(asc(customerBalances.currency)));
}

/** The same of several customers, by their ids. */
export async function balancesOfAll(ctx: Context, customerIds: readonly string[]): Promise<Map<string, CustomerBalance[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await read(ctx, 'customers.view', (db) => db.select().from(customerBalances).where(and(ofFirm(ctx, customerBalances), inArray(customerBalances.customerId, [...customerIds]))).orderBy(asc(customerBalances.currency)));
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

export const paymentsAPage = 50;

/**
 * One page of all payments, or of one customer's, latest first.
 * @param customerId `''` for all
 */
export async function listPayments(ctx: Context, page: number, customerId = ''): Promise<{ payments: (Payment & { customerName: string })[]; total: number }> {
  const ofCustomer = customerId === '' ? undefined : eq(payments.customerId, customerId);
  return read(ctx, 'payments.view', async (db) => {
    const [counted] = await db.select({ total: count() }).from(payments).where(and(ofFirm(ctx, payments), ofCustomer));
    const rows = await db.select({ payment: payments, customerName: customers.name }).from(payments).innerJoin(customers, eq(customers.id, payments.customerId))
      .where(and(ofFirm(ctx, payments), ofCustomer)).orderBy(desc(payments.day), desc(payments.key)).limit(paymentsAPage).offset((page - 1) * paymentsAPage);
    return { payments: rows.map(({ payment, customerName }) => ({ ...payment, customerName })), total: counted?.total ?? 0 };
  });
}

/** What of a payment no invoice has taken yet; nothing of one that was taken back. */
export async function restOf(ctx: Context, { id, amount, voidedAt }: Payment): Promise<number> {
  if (voidedAt !== null) return 0;
  const shares = await read(ctx, 'payments.view', (db) => db.select({ amount: allocations.amount }).from(allocations).innerJoin(payments, eq(payments.id, allocations.paymentId)).where(and(ofFirm(ctx, allocations), eq(allocations.paymentId, id), isNull(payments.voidedAt))));
  return amount - shares.reduce((sum, share) => sum + share.amount, 0);
}
