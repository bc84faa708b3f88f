import { alias } from '#db/kit';
import { type AnyColumn, and, desc, eq, gte, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm';
import { proportion } from '#db/proportion';
import { expenses } from '#db/schema/expenses';
import { invoices } from '#db/schema/invoices';
import { allocations, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import type { ReportFilter } from '#lib/reports/filter';

type Period = Pick<ReportFilter, 'from' | 'to' | 'basis'>;

const credit = alias(invoices, 'credit');
const note = alias(invoices, 'note');

/**
 * What came in, entry by entry: a table to select from. Amounts are signed, and `net + tax` is `total` in each.
 *
 * By accrual they are issued invoices, and credit notes below zero, by the day of their issue. By cash they are what payments brought, by
 * their day: a part for each invoice that they pay, whose tax is to it as the invoice's is to the invoice, rounded half up, and whose net is the rest;
 * then what no invoice has taken, which bears no tax yet; and below zero what was paid back, whose tax is in proportion to the customer's latest credit note.
 */
export function incomeEntries(db: Db, ctx: Context, period: Period): Entries {
  return period.basis === 'accrual' ? issuedEntries(db, ctx, period) : receivedEntries(db, ctx, period);
}

/** Entries as a table to select from: what each is, by which number and day it is known, whose it is, and what it comes to. */
export type Entries = ReturnType<typeof issuedEntries>;

/** An amount of a document: below zero where it is a credit note. */
export const signed = (amount: AnyColumn | SQL, name: string): SQL.Aliased<number> => sql<number>`case when ${invoices.type} = 'creditNote' then -${amount} else ${amount} end`.as(name);

function issuedEntries(db: Db, ctx: Context, { from, to }: Period) {
  return db
    .select({
      firmId: invoices.firmId, what: sql<EntryKind>`${invoices.type}`.as('entry_what'), id: invoices.id, number: sql<string>`coalesce(${invoices.number}, '')`.as('entry_number'), day: sql<string>`${invoices.issueDay}`.as('entry_day'),
      customerId: sql<string | null>`${invoices.customerId}`.as('entry_customer_id'), origin: sql<string | null>`${invoices.id}`.as('entry_origin'), supplier: sql<string | null>`null`.as('entry_supplier'), currency: sql<string>`${invoices.currency}`.as('entry_currency'), net: signed(invoices.net, 'entry_net'), tax: signed(invoices.tax, 'entry_tax'), total: signed(invoices.total, 'entry_total'),
    })
    .from(invoices)
    .where(and(ofFirm(ctx, invoices), ...issuedWithin(from, to)))
    .as('entry');
}

/** Of an issued document the day of the list is that of its issue: by it the index finds the period. */
export const issuedWithin = (from: string, to: string): SQL[] => [inArray(invoices.type, ['invoice', 'creditNote']), eq(invoices.status, 'issued'), gte(invoices.listDay, from), lte(invoices.listDay, to)];

export type EntryKind = 'invoice' | 'creditNote' | 'payment' | 'refund' | 'expense';

function receivedEntries(db: Db, ctx: Context, { from, to }: Period): Entries {
  const within = [isNull(payments.voidedAt), gte(payments.day, from), lte(payments.day, to)];
  const ofPayment = { firmId: payments.firmId, what: sql<EntryKind>`${payments.kind}`.as('entry_what'), id: payments.id, number: sql<string>`${payments.number}`.as('entry_number'), day: sql<string>`${payments.day}`.as('entry_day'), customerId: sql<string | null>`${payments.customerId}`.as('entry_customer_id') };
  const paid = { supplier: sql<string | null>`null`.as('entry_supplier'), currency: sql<string>`${payments.currency}`.as('entry_currency') };
  const taxOfPart = proportion(allocations.amount, invoices.tax, invoices.total);
  const parts = db
    .select({ ...ofPayment, origin: sql<string | null>`${invoices.id}`.as('entry_origin'), ...paid, net: sql<number>`${allocations.amount} - ${taxOfPart}`.as('entry_net'), tax: taxOfPart.as('entry_tax'), total: sql<number>`${allocations.amount}`.as('entry_total') })
    .from(payments)
    .innerJoin(allocations, eq(allocations.paymentId, payments.id))
    .innerJoin(invoices, eq(invoices.id, allocations.invoiceId))
    .where(and(ofFirm(ctx, payments), eq(payments.kind, 'payment'), ...within));
  const given = db.select({ given: sql`sum(${allocations.amount})` }).from(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.paymentId, payments.id)));
  const rest = sql<number>`${payments.amount} - coalesce(${given}, 0)`;
  const rests = db
    .select({ ...ofPayment, origin: sql<string | null>`null`.as('entry_origin'), ...paid, net: sql<number>`cast(${rest} as bigint)`.as('entry_net'), tax: sql<number>`0`.as('entry_tax'), total: sql<number>`cast(${rest} as bigint)`.as('entry_total') })
    .from(payments)
    .where(and(ofFirm(ctx, payments), eq(payments.kind, 'payment'), ...within, sql`${rest} <> 0`));
  const latest = db.select({ id: note.id }).from(note)
    .where(and(ofFirm(ctx, note), eq(note.customerId, payments.customerId), eq(note.currency, payments.currency), eq(note.type, 'creditNote'), eq(note.status, 'issued'), lte(note.listDay, payments.day)))
    .orderBy(desc(note.listDay), desc(note.key)).limit(1);
  const taxBack = sql`coalesce(${proportion(payments.amount, credit.tax, credit.total)}, 0)`;
  const refunds = db
    .select({ ...ofPayment, origin: sql<string | null>`null`.as('entry_origin'), ...paid, net: sql<number>`${taxBack} - ${payments.amount}`.as('entry_net'), tax: sql<number>`-${taxBack}`.as('entry_tax'), total: sql<number>`-${payments.amount}`.as('entry_total') })
    .from(payments)
    .leftJoin(credit, sql`${credit.id} = ${latest}`)
    .where(and(ofFirm(ctx, payments), eq(payments.kind, 'refund'), ...within));
  return parts.unionAll(rests).unionAll(refunds).as('entry') as unknown as Entries;
}

/** An amount as it is. */
export const unsigned = (column: AnyColumn, name: string): SQL.Aliased<number> => sql<number>`${column}`.as(name);

/** What was spent, entry by entry; what was taken out of the lists does not count. Their origin is the category of the expense. */
export function expenseEntries(db: Db, ctx: Context, { from, to, basis }: Period): Entries {
  const on = basis === 'accrual' ? expenses.day : expenses.paidDay;
  return db
    .select({
      firmId: expenses.firmId, what: sql<EntryKind>`'expense'`.as('entry_what'), id: expenses.id, number: sql<string>`coalesce(${expenses.reference}, '')`.as('entry_number'), day: sql<string>`${on}`.as('entry_day'),
      customerId: sql<string | null>`${expenses.customerId}`.as('entry_customer_id'), origin: sql<string | null>`${expenses.categoryId}`.as('entry_origin'), supplier: sql<string | null>`${expenses.supplier}`.as('entry_supplier'),
      currency: sql<string>`${expenses.currency}`.as('entry_currency'), net: unsigned(expenses.net, 'entry_net'), tax: unsigned(expenses.tax, 'entry_tax'), total: unsigned(expenses.total, 'entry_total'),
    })
    .from(expenses)
    .where(and(ofFirm(ctx, expenses), isNull(expenses.archivedAt), gte(on, from), lte(on, to)))
    .as('entry') as unknown as Entries;
}
