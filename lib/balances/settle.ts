import { and, eq, isNull, max, type SQL, sql, sum } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { customers } from '#db/schema/customers';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { lookAgainFor } from '#lib/balances/look-again';
import { sayRemindersAnew, withdrawReminders } from '#lib/balances/withdraw-reminders';
import type { Context } from '#lib/context';
import { decimalsOf, type Minor } from '#lib/money';

/** How a customer stands in one currency, in its minor units. */
export interface Balance {
  /** What is open of issued invoices. */
  open: Minor;
  /** What was paid or credited, and no invoice has taken. */
  credit: Minor;
  lastDay: string | null;
}

async function totalOf(rows: Promise<{ total: string | null }[]>): Promise<Minor> {
  const [row] = await rows;
  return Number(row?.total ?? 0);
}

/** Sums up anew how a customer stands: from documents, payments and what went where. */
export async function sumBalance(db: Db, ctx: Context, customerId: string, currency: string): Promise<Balance> {
  const issued = (type: 'invoice' | 'creditNote') =>
    and(eq(invoices.customerId, customerId), eq(invoices.currency, currency), eq(invoices.type, type), eq(invoices.status, 'issued'));
  const paid = (kind: 'payment' | 'refund') => and(eq(payments.customerId, customerId), eq(payments.currency, currency), eq(payments.kind, kind), isNull(payments.voidedAt));
  const ofDocuments = (column: typeof invoices.open | typeof invoices.total, which: SQL | undefined) => totalOf(db.select({ total: sum(column) }).from(invoices).where(and(ofFirm(ctx, invoices), which)));
  const ofPayments = (which: SQL | undefined) => totalOf(db.select({ total: sum(payments.amount) }).from(payments).where(and(ofFirm(ctx, payments), which)));
  const taken = await totalOf(
    db.select({ total: sum(allocations.amount) }).from(allocations).innerJoin(invoices, eq(invoices.id, allocations.invoiceId))
      .where(and(ofFirm(ctx, allocations), eq(allocations.customerId, customerId), eq(invoices.currency, currency))),
  );
  const [document] = await db.select({ day: max(invoices.issueDay) }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.currency, currency), eq(invoices.status, 'issued')));
  const [payment] = await db.select({ day: max(payments.day) }).from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId), eq(payments.currency, currency), isNull(payments.voidedAt)));
  return {
    open: await ofDocuments(invoices.open, issued('invoice')),
    credit: (await ofPayments(paid('payment'))) - (await ofPayments(paid('refund'))) + (await ofDocuments(invoices.total, issued('creditNote'))) - taken,
    lastDay: [document?.day, payment?.day].filter((day) => typeof day === 'string').toSorted().at(-1) ?? null,
  };
}

/** Keeps how a customer stands in a currency. Call it in each write that issues, voids, pays or allocates. */
export async function settleBalance(db: Db, ctx: Context, customerId: string, currency: string): Promise<void> {
  const { open, credit, lastDay } = await sumBalance(db, ctx, customerId, currency);
  const standing = { open, credit, balance: open - credit, lastDay };
  await db
    .insert(customerBalances)
    .values({ firmId: ctx.firm.id, customerId, currency, ...standing })
    .onConflictDoUpdate({ target: [customerBalances.customerId, customerBalances.currency], set: standing });
  await keepStanding(db, ctx, customerId);
}

/** In thousandths of a currency, whatever decimals it has: no currency has more than three. */
const inThousandths = ({ balance, currency }: { balance: Minor; currency: string }): number => balance * 10 ** (3 - decimalsOf(currency));

/** How a customer stands in all currencies at once, for lists: what is owed goes before what is to the customer's credit. */
export function standingOf(balances: readonly { balance: Minor; currency: string; lastDay: string | null }[]): Pick<typeof customers.$inferSelect, 'standing' | 'credit' | 'lastDay'> {
  const sums = balances.map(inThousandths);
  const [owed, credit] = [Math.max(0, ...sums), Math.max(0, ...sums.map((sum) => -sum))];
  return { standing: owed > 0 ? owed : 0 - credit, credit, lastDay: balances.map(({ lastDay }) => lastDay ?? '').toSorted().at(-1) ?? '' };
}

async function keepStanding(db: Db, ctx: Context, customerId: string): Promise<void> {
  const balances = await db.select().from(customerBalances).where(and(ofFirm(ctx, customerBalances), eq(customerBalances.customerId, customerId)));
  await db.update(customers).set(standingOf(balances)).where(and(ofFirm(ctx, customers), eq(customers.id, customerId)));
}

/** The same in each currency that a customer ever had to do with, after documents and payments went from one to another. */
export async function settleCustomer(db: Db, ctx: Context, customerId: string): Promise<void> {
  const documents = await db.selectDistinct({ currency: invoices.currency }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId)));
  const money = await db.selectDistinct({ currency: payments.currency }).from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId)));
  await db.delete(customerBalances).where(and(ofFirm(ctx, customerBalances), eq(customerBalances.customerId, customerId)));
  for (const currency of new Set([...documents, ...money].map((row) => row.currency))) await settleBalance(db, ctx, customerId, currency);
  await keepStanding(db, ctx, customerId);
}

/** Says anew what is open of an invoice, after something was set against it or taken away. Call it in that write, and then settle the balance. */
export async function settleInvoice(db: Db, ctx: Context, invoiceId: string, at: number): Promise<void> {
  const setAgainst = (which: SQL) => totalOf(db.select({ total: sum(allocations.amount) }).from(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.invoiceId, invoiceId), which)));
  const paid = await setAgainst(sql`${allocations.paymentId} is not null`);
  const credited = await setAgainst(sql`${allocations.creditNoteId} is not null`);
  const open = sql<number>`case when ${invoices.status} = 'issued' then ${invoices.total} - ${paid} - ${credited} else 0 end`;
  const paidAt = sql<number>`case when ${invoices.total} - ${paid} - ${credited} = 0 then coalesce(${invoices.paidAt}, ${at}) end`;
  const [before] = await db.select({ open: invoices.open }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, invoiceId))).limit(1);
  const [settled] = await db.update(invoices).set({ paid, credited, open, paidAt }).where(and(ofFirm(ctx, invoices), eq(invoices.id, invoiceId))).returning({ open: invoices.open, dueDay: invoices.dueDay });
  if (!settled) return;
  if (settled.open <= 0) await withdrawReminders(db, ctx, invoiceId, 'settled');
  else if (settled.open !== before?.open) await sayRemindersAnew(db, ctx, invoiceId);
  if (settled.open > 0 && (before?.open ?? 0) <= 0 && settled.dueDay !== null) await lookAgainFor(db, ctx, settled.dueDay);
}
