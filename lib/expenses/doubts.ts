import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';
import { expenses } from '#db/schema/expenses';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { reckoned } from '#lib/expenses/amounts';
import { type ExpenseInput, parseExpense } from '#lib/expenses/input';
import { type Expense, findExpense } from '#lib/expenses/queries';
import { todayOf } from '#lib/invoices/input';
import type { Minor } from '#lib/money';

/** What looks wrong with an expense. It is said before it is saved, and keeps nobody from saving it. */
export type Doubt =
  | { kind: 'sameReference' | 'sameAmount'; expense: { id: string; day: Day; supplier: string; reference: string | null; total: Minor; currency: string } }
  | { kind: 'future' | 'paidInFuture' | 'paidBefore' | 'longAgo' }
  | { kind: 'taxTooLarge'; most: Minor; currency: string };

/** A supplier who rounds each line by itself may be some minor units off. */
const roundingSlack = 5;
/** Who types an expense of long ago has mostly mistyped the year. */
const longAgoDays = 730;
const mostTwins = 3;

/** What one doubt is told from another by: who has seen these is not asked about them again. */
export const doubtKey = (doubt: Doubt): string => ('expense' in doubt ? `${doubt.kind}:${doubt.expense.id}` : doubt.kind);

/**
 * What looks wrong with an expense as it is typed.
 * @param id the expense that is changed; null for a new one
 * @throws Forbidden, Invalid as when it is saved
 */
export async function doubtsAbout(ctx: Context, values: Record<string, string>, id: string | null = null): Promise<Doubt[]> {
  const input = await parseExpense(ctx, values, id === null ? null : await findExpense(ctx, id));
  const today = todayOf(ctx);
  const doubts: Doubt[] = await twinsOf(ctx, input, id);
  if (input.day > today) doubts.push({ kind: 'future' });
  else if (input.day < addDays(today, -longAgoDays)) doubts.push({ kind: 'longAgo' });
  if (input.paidDay !== null && input.paidDay > today && input.paidDay !== input.day) doubts.push({ kind: 'paidInFuture' });
  if (input.paidDay !== null && input.paidDay < input.day) doubts.push({ kind: 'paidBefore' });
  const most = reckoned('total', input.total, input.taxBasisPoints).tax;
  if (Math.abs(input.tax) > Math.abs(most) + (input.taxBasisPoints === 0 ? 0 : roundingSlack)) doubts.push({ kind: 'taxTooLarge', most, currency: input.currency });
  return doubts;
}

/** Expenses of the same supplier that have the same number, or the same day and amount. */
async function twinsOf(ctx: Context, { supplierKey, reference, day, total, currency }: ExpenseInput, id: string | null): Promise<Doubt[]> {
  const sameAmount = and(eq(expenses.day, day), eq(expenses.total, total), eq(expenses.currency, currency));
  const found: Expense[] = await read(ctx, 'expenses.view', (db) =>
    db.select().from(expenses)
      .where(and(ofFirm(ctx, expenses), isNull(expenses.archivedAt), eq(expenses.supplierKey, supplierKey), id === null ? undefined : ne(expenses.id, id), reference === null ? sameAmount : or(sameAmount, eq(expenses.reference, reference))))
      .orderBy(desc(expenses.day), desc(expenses.key)).limit(mostTwins),
  );
  return found.map((twin) => ({ kind: reference !== null && twin.reference === reference ? 'sameReference' : 'sameAmount', expense: { id: twin.id, day: twin.day, supplier: twin.supplier, reference: twin.reference, total: twin.total, currency: twin.currency } }));
}
