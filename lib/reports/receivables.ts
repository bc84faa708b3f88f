import { and, eq, lte, sql, type SQLWrapper, sum } from 'drizzle-orm';
import { alias } from '#db/kit';
import { invoices } from '#db/schema/invoices';
import { allocations, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { type Drawn, tablesOf } from '#lib/reports/by-dimension';
import type { EntryKind } from '#lib/reports/money-entries';
import type { ReportColumn } from '#lib/reports/report';
import { todayOf } from '#lib/invoices/input';

/** How long what is open has been due, eldest last. */
export const ages = ['notDue', 'to30', 'to60', 'to90', 'older'] as const;
export type Age = (typeof ages)[number];

const columns: ReportColumn[] = [...ages.map((name) => ({ name, part: name })), { name: 'open', part: 'open' }];

const note = alias(invoices, 'note');

/**
 * What is open of each issued invoice as of a day, and for how long it has been due: a table to select from. Today and later it is what the list of invoices
 * says; as of a day before, what was paid by then or credited by a note of then, whatever was done about it since. What is void today counts for no day.
 */
export function openEntries(db: Db, ctx: Context, day: Day) {
  const due = sql`coalesce(${invoices.dueDay}, ${invoices.listDay})`;
  const limit = (days: number) => addDays(day, -days);
  const age = sql<Age>`case when ${due} >= ${day} then 'notDue' when ${due} >= ${limit(30)} then 'to30' when ${due} >= ${limit(60)} then 'to60' when ${due} >= ${limit(90)} then 'to90' else 'older' end`.as('entry_age');
  // What is open is written out, not bound: else SQLite does not see that the index of it will do.
  const isPast = day < todayOf(ctx);
  const open = isPast ? sql<number>`${invoices.total} - coalesce(${settledBy(db, ctx, day)}, 0)` : sql<number>`${invoices.open}`;
  return db
    .select({
      firmId: invoices.firmId, what: sql<EntryKind>`'invoice'`.as('entry_what'), id: sql<string>`${invoices.id}`.as('entry_id'), number: sql<string>`coalesce(${invoices.number}, '')`.as('entry_number'), day: sql<string>`${due}`.as('entry_day'),
      customerId: sql<string>`${invoices.customerId}`.as('entry_customer_id'), currency: sql<string>`${invoices.currency}`.as('entry_currency'), age, total: sql<number>`cast(${open} as bigint)`.as('entry_total'),
    })
    .from(invoices)
    .where(and(ofFirm(ctx, invoices), eq(invoices.type, 'invoice'), eq(invoices.status, 'issued'), isPast ? and(lte(invoices.listDay, day), sql`${open} <> 0`) : sql`${invoices.open} > 0`))
    .as('entry');
}

/** What had been set against an invoice when a day ended. */
function settledBy(db: Db, ctx: Context, day: Day): SQLWrapper {
  return db.select({ amount: sql`sum(${allocations.amount})` }).from(allocations)
    .leftJoin(payments, eq(payments.id, allocations.paymentId)).leftJoin(note, eq(note.id, allocations.creditNoteId))
    .where(and(ofFirm(ctx, allocations), eq(allocations.invoiceId, invoices.id), sql`coalesce(${payments.day}, ${note.listDay}) <= ${day}`));
}

/**
 * What is open by customer and by how long it has been due.
 * @throws Forbidden
 */
export async function receivables(ctx: Context, day: Day): Promise<Drawn[]> {
  return read(ctx, 'reports.view', async (db) => {
    const entry = openEntries(db, ctx, day);
    const rows = await db.select({ key: entry.customerId, currency: entry.currency, age: entry.age, total: sum(entry.total) }).from(entry).where(ofFirm(ctx, entry)).groupBy(sql`${entry.customerId}`, sql`${entry.currency}`, sql`${entry.age}`);
    const customers = Map.groupBy(rows, ({ key, currency }) => `${currency} ${key}`);
    return tablesOf(columns, [...customers.values()].flatMap((own) => own.slice(0, 1).map(({ key, currency }) => {
      const amounts = ages.map((age) => Number(own.find((row) => row.age === age)?.total ?? 0));
      return { key, currency, figures: [...amounts, amounts.reduce((all, amount) => all + amount, 0)] };
    })));
  });
}
