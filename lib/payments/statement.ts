import { and, eq, gte, inArray, isNull, lt, lte, type SQL, sum } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, addMonths, type Day } from '#lib/day';
import type { Minor } from '#lib/money';

/** A document or payment as it changes what a customer owes. */
export interface StatementEntry {
  what: 'invoice' | 'creditNote' | 'payment' | 'refund';
  id: string;
  number: string;
  day: Day;
  reference: string | null;
  /** Above zero where more is owed by it, below where less is. */
  amount: Minor;
  /** What is owed after it; below zero what we owe. */
  balance: Minor;
}

/** What happened between two days in one currency, both included. */
export interface Statement {
  currency: string;
  opening: Minor;
  entries: StatementEntry[];
  charged: Minor;
  settled: Minor;
  closing: Minor;
}

type Moved = Omit<StatementEntry, 'balance'> & { currency: string; order: number };

const isCharge = (what: StatementEntry['what']): boolean => what === 'invoice' || what === 'refund';
const signed = (what: StatementEntry['what'], amount: Minor): Minor => (isCharge(what) ? amount : -amount);

const documentsOf = (ctx: Context, customerId: string, days: SQL | undefined): SQL | undefined =>
  and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.status, 'issued'), inArray(invoices.type, ['invoice', 'creditNote']), days);
const paymentsOf = (ctx: Context, customerId: string, days: SQL | undefined): SQL | undefined => and(ofFirm(ctx, payments), eq(payments.customerId, customerId), isNull(payments.voidedAt), days);

/** What was owed when a day began, by currency. */
async function owedBefore(db: Db, ctx: Context, customerId: string, day: Day): Promise<Map<string, Minor>> {
  const documents = await db.select({ currency: invoices.currency, what: invoices.type, total: sum(invoices.total) }).from(invoices)
    .where(and(ofFirm(ctx, invoices), documentsOf(ctx, customerId, lt(invoices.issueDay, day)))).groupBy(invoices.currency, invoices.type);
  const money = await db.select({ currency: payments.currency, what: payments.kind, total: sum(payments.amount) }).from(payments)
    .where(and(ofFirm(ctx, payments), paymentsOf(ctx, customerId, lt(payments.day, day)))).groupBy(payments.currency, payments.kind);
  const owed = new Map<string, Minor>();
  for (const { currency, what, total } of [...documents, ...money]) if (what !== 'quote') owed.set(currency, (owed.get(currency) ?? 0) + signed(what, Number(total ?? 0)));
  return owed;
}

async function movedBetween(db: Db, ctx: Context, customerId: string, from: Day, to: Day): Promise<Moved[]> {
  const documents = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), documentsOf(ctx, customerId, and(gte(invoices.issueDay, from), lte(invoices.issueDay, to)))));
  const money = await db.select().from(payments).where(and(ofFirm(ctx, payments), paymentsOf(ctx, customerId, and(gte(payments.day, from), lte(payments.day, to)))));
  const moved: Moved[] = [
    ...documents.flatMap(({ id, type, number, issueDay, reference, currency, total, issuedAt }) => (type === 'quote' ? [] : [{ what: type, id, number: number ?? '', day: issueDay ?? '', reference, currency, amount: signed(type, total), order: issuedAt ?? 0 }])),
    ...money.map(({ id, kind, number, day, reference, currency, amount, createdAt }) => ({ what: kind, id, number, day, reference, currency, amount: signed(kind, amount), order: createdAt })),
  ];
  return moved.toSorted((one, other) => (one.day === other.day ? one.order - other.order || (one.id < other.id ? -1 : 1) : one.day < other.day ? -1 : 1));
}

/**
 * A customer's account between two days, both included: a statement for each currency in which anything was ever owed or paid by then.
 * What was made void or taken back is not in it. A statement that ends today or later closes with the customer's balance.
 */
export async function statementsOf(ctx: Context, customerId: string, from: Day, to: Day): Promise<Statement[]> {
  return read(ctx, 'payments.view', async (db) => {
    const owed = await owedBefore(db, ctx, customerId, from);
    const byCurrency = Map.groupBy(await movedBetween(db, ctx, customerId, from, to), ({ currency }) => currency);
    return [...new Set([...owed.keys(), ...byCurrency.keys()])].toSorted().map((currency) => statementFrom(currency, owed.get(currency) ?? 0, byCurrency.get(currency) ?? []));
  });
}

function statementFrom(currency: string, opening: Minor, moved: readonly Moved[]): Statement {
  const statement: Statement = { currency, opening, entries: [], charged: 0, settled: 0, closing: opening };
  for (const { order: _order, currency: _currency, ...entry } of moved) {
    statement.closing += entry.amount;
    if (isCharge(entry.what)) statement.charged += entry.amount;
    else statement.settled -= entry.amount;
    statement.entries.push({ ...entry, balance: statement.closing });
  }
  return statement;
}

export const periods = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear'] as const;

/** The first and last day of a usual period, seen from a day. */
export function periodOf(period: (typeof periods)[number], today: Day): { from: Day; to: Day } {
  const [year = '', month = ''] = today.split('-');
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0');
  const [start, length] = period.endsWith('Month') ? [`${year}-${month}-01`, 1] : period.endsWith('Quarter') ? [`${year}-${quarter}-01`, 3] : [`${year}-01-01`, 12];
  const from = period.startsWith('last') ? addMonths(start, -length) : start;
  return { from, to: addDays(addMonths(from, length), -1) };
}
