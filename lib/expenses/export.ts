import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { expensesAfter, type ListedExpense, type Selection } from '#lib/expenses/queries';
import { translator } from '#lib/messages';
import { amountInput } from '#lib/money';

/** Expenses that are read at once. */
const atOnce = 500;

/**
 * The expenses of a list as the rows of a file, headings first, in the order of the list; never more than a few hundred in memory. That
 * they were taken is recorded.
 * @throws Forbidden
 */
export async function exportExpenses(ctx: Context, selection: Selection): Promise<AsyncGenerator<string[], void>> {
  await write(ctx, 'expenses.view', (db) => record(db, ctx, { action: 'expenses.exported', subjectId: ctx.firm.id }));
  return rows(ctx, selection);
}

const columns = ['day', 'supplier', 'reference', 'description', 'categoryId', 'customerId', 'net', 'tax', 'total', 'currency', 'paidDay', 'method'] as const;

/** The first column of figures. */
export const figuresFrom = columns.indexOf('net');

async function* rows(ctx: Context, selection: Selection): AsyncGenerator<string[], void> {
  const t = translator(ctx.locale);
  yield columns.map((column) => t(`expenses.columns.${column}`));
  let last: ListedExpense | null = null;
  do {
    const found: ListedExpense[] = await expensesAfter(ctx, selection, last, atOnce);
    for (const { day, supplier, reference, description, categoryName, customerName, net, tax, total, currency, paidDay, method } of found) {
      const amount = (of: number) => amountInput(of, currency);
      yield [day, supplier, reference ?? '', description ?? '', categoryName ?? '', customerName ?? '', amount(net), amount(tax), amount(total), currency, paidDay ?? '', method === null ? '' : t(`payments.methods.${method}`)];
    }
    last = found.length === atOnce ? (found.at(-1) ?? null) : null;
  } while (last !== null);
}
