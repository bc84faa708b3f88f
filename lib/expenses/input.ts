import { z } from 'zod';
import { paymentMethods } from '#db/schema/payments';
import type { Context } from '#lib/context';
import { isCurrency } from '#lib/currencies';
import { demandUnmerged } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { isDay } from '#lib/day';
import { type Amounts, reckoned, withTax } from '#lib/expenses/amounts';
import { findExpenseCategory } from '#lib/expenses/categories';
import type { Expense } from '#lib/expenses/queries';
import { line, oneOf, orNull, parse } from '#lib/form';
import { amountInput, largestAmount, readAmount } from '#lib/money';
import { Invalid } from '#lib/problems';
import { findTaxRate } from '#lib/taxes/queries';
import { fold, westernDigits } from '#lib/text';

export const amountKinds = ['total', 'net'] as const;
export const payingStates = ['paid', 'owed'] as const;

const day = line(20).transform(westernDigits).refine((text) => text === '' || isDay(text), 'errors.date');

const expenseSchema = z.object({
  supplier: line(200),
  day,
  amountKind: oneOf(amountKinds),
  amount: line(40),
  currency: line(3).refine(isCurrency, 'errors.choice'),
  taxRateId: line(40).transform(orNull),
  tax: line(40),
  paying: oneOf(payingStates),
  paidDay: day.transform(orNull),
  method: z.union([z.literal(''), oneOf(paymentMethods)], 'errors.choice').transform((method) => (method === '' ? null : method)),
  categoryId: line(40).transform(orNull),
  reference: line(100).transform(orNull),
  description: line(1000).transform(orNull),
  customerId: line(40).transform(orNull),
});

export const expenseInputNames = Object.keys(expenseSchema.shape) as (keyof typeof expenseSchema.shape)[];

type Typed = z.output<typeof expenseSchema>;

/** What a person says of an expense, and what follows from it. */
export type ExpenseInput = Pick<Expense, 'supplier' | 'supplierKey' | 'day' | 'paidDay' | 'method' | 'currency' | 'net' | 'tax' | 'total' | 'taxRateId' | 'taxCategory' | 'taxBasisPoints' | 'categoryId' | 'reference' | 'description' | 'customerId' | 'searchText'>;

/** The tax of an expense as it was when it was reckoned; one that was chosen before keeps its rate, whatever has become of it since. */
async function taxOf(ctx: Context, id: string | null, before: Expense | null): Promise<Pick<Expense, 'taxRateId' | 'taxCategory' | 'taxBasisPoints'>> {
  if (id === null) return { taxRateId: null, taxCategory: null, taxBasisPoints: 0 };
  if (before?.taxRateId === id) return { taxRateId: id, taxCategory: before.taxCategory, taxBasisPoints: before.taxBasisPoints };
  const rate = await findTaxRate(ctx, id);
  if (!rate) throw new Invalid([{ field: 'taxRateId', key: 'errors.choice' }]);
  return { taxRateId: id, taxCategory: rate.category, taxBasisPoints: rate.basisPoints };
}

function amountsOf({ amountKind, amount: typedAmount, tax: typedTax, currency }: Typed, basisPoints: number): Amounts {
  const amount = readAmount(typedAmount, currency);
  if (amount === null || amount === 0) throw new Invalid([{ field: 'amount', key: 'errors.amount' }]);
  const tax = typedTax === '' ? null : readAmount(typedTax, currency);
  if (typedTax !== '' && tax === null) throw new Invalid([{ field: 'tax', key: 'errors.amount' }]);
  const amounts = tax === null ? reckoned(amountKind, amount, basisPoints) : withTax(amountKind, amount, tax);
  // Tax goes the way of the amount, and is a part of the total.
  if (amounts.tax * amount < 0 || amounts.net * amount < 0) throw new Invalid([{ field: 'tax', key: 'expenses.wrong.tax' }]);
  if (Math.abs(amounts.total) > largestAmount) throw new Invalid([{ field: 'amount', key: 'errors.amountTooLarge' }]);
  return amounts;
}

async function demandNamed(ctx: Context, { categoryId, customerId }: Typed, before: Expense | null): Promise<void> {
  if (categoryId !== null && !(await findExpenseCategory(ctx, categoryId))) throw new Invalid([{ field: 'categoryId', key: 'errors.choice' }]);
  if (customerId === null || customerId === before?.customerId) return;
  const customer = await findCustomer(ctx, customerId);
  if (!customer) throw new Invalid([{ field: 'customer', key: 'invoices.customerUnknown' }]);
  demandUnmerged(customer);
}

export const searchTextOf = (texts: readonly (string | null)[]): string => texts.map((text) => fold(text ?? '')).filter(Boolean).join('\n');

/**
 * Reads what was typed of an expense. Tax that is left empty is worked out by the rate; one that is typed is taken as it stands on the
 * supplier's document.
 * @param before the expense that is changed; null for a new one
 * @throws Forbidden, Invalid
 */
export async function parseExpense(ctx: Context, values: Record<string, string>, before: Expense | null = null): Promise<ExpenseInput> {
  const typed = parse(expenseSchema, values, ['supplier', 'day', 'amount']);
  const { supplier, paying, paidDay, reference, description, currency, method, categoryId, customerId } = typed;
  const tax = await taxOf(ctx, typed.taxRateId, before);
  const amounts = amountsOf(typed, tax.taxBasisPoints);
  await demandNamed(ctx, typed, before);
  // Who says "paid" and no day, paid on the spot.
  const paid = paying === 'owed' ? null : (paidDay ?? typed.day);
  return { supplier, supplierKey: fold(supplier), day: typed.day, paidDay: paid, method, currency, ...amounts, ...tax, categoryId, customerId, reference, description, searchText: searchTextOf([supplier, reference, description]) };
}

/** An expense as its form shows it: with tax, and the tax itself only where it is another than the rate gives. The other way is `parseExpense`. */
export function valuesOfExpense(expense: Expense): Record<string, string> {
  const { currency, total, tax, taxBasisPoints } = expense;
  const asReckoned = reckoned('total', total, taxBasisPoints).tax === tax;
  return {
    supplier: expense.supplier, day: expense.day, amountKind: 'total', amount: amountInput(total, currency), currency, taxRateId: expense.taxRateId ?? '', tax: asReckoned ? '' : amountInput(tax, currency),
    paying: expense.paidDay === null ? 'owed' : 'paid', paidDay: expense.paidDay ?? '', method: expense.method ?? '', categoryId: expense.categoryId ?? '', reference: expense.reference ?? '', description: expense.description ?? '', customerId: expense.customerId ?? '',
  };
}
