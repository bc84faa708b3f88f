import { choice, day, id, index, instant, money, primaryKey, rowKey, table, text, uniqueIndex } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

export const paymentKinds = ['payment', 'refund'] as const;
export const paymentMethods = ['cash', 'transfer', 'card', 'cheque', 'directDebit', 'wallet', 'other'] as const;

/** Money that came from a customer, or went back. What no invoice has taken is the customer's credit. Amounts are above zero, in minor units. */
export const payments = table(
  'payments',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    kind: choice(paymentKinds).notNull(),
    /** Of the receipt. */
    number: text().notNull(),
    day: day().notNull(),
    method: choice(paymentMethods).notNull(),
    currency: text().notNull(),
    amount: money().notNull(),
    /** Bank reference, number of a cheque. */
    reference: text(),
    note: text(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    /** A payment is never deleted: taking it back leaves it, with its number. */
    voidedAt: instant(),
    voidedBy: id().references(() => users.id),
    voidReason: text(),
  },
  (payments) => [
    uniqueIndex('payments_id').on(payments.id),
    index('payments_customer').on(payments.firmId, payments.customerId, payments.day),
    index('payments_day').on(payments.firmId, payments.day, payments.key),
  ],
);

/**
 * What of a payment or of a credit note goes to which invoice. A refund takes from a credit note or from nothing in particular.
 * Rows go when the payment is taken back, or the credit is set against another invoice.
 */
export const allocations = table(
  'allocations',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    /** One of the two. */
    paymentId: id(),
    creditNoteId: id(),
    invoiceId: id().notNull(),
    amount: money().notNull(),
    at: instant().notNull(),
  },
  (allocations) => [
    index('allocations_payment').on(allocations.paymentId),
    index('allocations_credit_note').on(allocations.creditNoteId),
    index('allocations_invoice').on(allocations.invoiceId),
  ],
);

/**
 * How a customer stands, by currency: kept by `lib/balances` in every write that issues, voids, pays or allocates, so that a list
 * of a million can show and sort by it. `sijill check` sums it anew.
 */
export const customerBalances = table(
  'customer_balances',
  {
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    currency: text().notNull(),
    /** What is open of issued invoices. */
    open: money().notNull(),
    /** What was paid or credited and no invoice has taken. */
    credit: money().notNull(),
    /** `open - credit`: what the customer owes; below zero, what we owe. */
    balance: money().notNull(),
    /** Day of the last document or payment. */
    lastDay: day(),
  },
  (balances) => [primaryKey({ columns: [balances.customerId, balances.currency] }), index('customer_balances_balance').on(balances.firmId, balances.balance)],
);
