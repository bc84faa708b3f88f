import { bool, choice, day, id, index, instant, money, primaryKey, rowKey, table, text, uniqueIndex, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { files } from '#db/schema/files';
import { firms } from '#db/schema/firms';
import { recurrenceUnits } from '#db/schema/invoices';
import { paymentMethods } from '#db/schema/payments';
import { taxCategories, taxRates } from '#db/schema/taxes';
import { users } from '#db/schema/users';

/** What a firm spends money on: rent, travel, goods. */
export const expenseCategories = table(
  'expense_categories',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    /** Folded name, which no two of a firm have. */
    nameKey: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (categories) => [uniqueIndex('expense_categories_name').on(categories.firmId, categories.nameKey)],
);

/** Money that a firm spends. Amounts are minor units of `currency`; `total` is `net + tax`. */
export const expenses = table(
  'expenses',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    /** Of the supplier's document. */
    day: day().notNull(),
    /** When it was paid; null while it is owed. By it a report of cash counts, by `day` one of accruals. */
    paidDay: day(),
    supplier: text().notNull(),
    /** Folded, by which what came from one supplier is found. */
    supplierKey: text().notNull().default(''),
    /** The supplier's own number of the document. */
    reference: text(),
    description: text(),
    categoryId: id().references(() => expenseCategories.id),
    /** For whom it was spent, where that is one customer. */
    customerId: id().references(() => customers.id),
    method: choice(paymentMethods),
    currency: text().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    total: money().notNull(),
    /** The rate it was reckoned by, as it was; null where there is none. */
    taxRateId: id().references(() => taxRates.id),
    taxCategory: choice(taxCategories),
    taxBasisPoints: whole().notNull().default(0),
    /** The plan that made it. */
    recurringId: id(),
    /** Supplier, reference and description, folded. */
    searchText: text().notNull(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedBy: id().notNull().references(() => users.id),
    /** Taken out of all lists and sums; it can be brought back. */
    archivedAt: instant(),
  },
  (expenses) => [
    uniqueIndex('expenses_id').on(expenses.id),
    index('expenses_day').on(expenses.firmId, expenses.archivedAt, expenses.day, expenses.key),
    index('expenses_paid_day').on(expenses.firmId, expenses.archivedAt, expenses.paidDay, expenses.day, expenses.key),
    index('expenses_category').on(expenses.firmId, expenses.categoryId, expenses.day, expenses.key),
    index('expenses_customer').on(expenses.firmId, expenses.customerId, expenses.day, expenses.key),
    index('expenses_supplier').on(expenses.firmId, expenses.supplierKey, expenses.day),
    index('expenses_recurring').on(expenses.recurringId),
  ],
);

/** The receipts of an expense. */
export const expenseFiles = table(
  'expense_files',
  {
    firmId: id().notNull().references(() => firms.id),
    expenseId: id().notNull(),
    fileId: id().notNull().references(() => files.id),
  },
  (attached) => [primaryKey({ columns: [attached.expenseId, attached.fileId] }), index('expense_files_file').on(attached.fileId)],
);

/** Plans by which an expense is recorded again and again, such as a rent. What each of them holds stands here. */
export const recurringExpenses = table(
  'recurring_expenses',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    supplier: text().notNull(),
    description: text(),
    categoryId: id().references(() => expenseCategories.id),
    customerId: id().references(() => customers.id),
    method: choice(paymentMethods),
    currency: text().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    total: money().notNull(),
    taxRateId: id().references(() => taxRates.id),
    taxCategory: choice(taxCategories),
    taxBasisPoints: whole().notNull(),
    /** Whether each counts as paid on its day, as by a standing order, or as owed. */
    paysItself: bool().notNull(),
    /** Every so many … */
    every: whole().notNull(),
    unit: choice(recurrenceUnits).notNull(),
    /** The day of the first, from which the others follow: the last of a month stays the last. */
    startDay: day().notNull(),
    /** The day of the next one; null when there is none. */
    nextDay: day(),
    endDay: day(),
    /** How many were made. */
    made: whole().notNull(),
    pausedAt: instant(),
    endedAt: instant(),
    /** Raised by each change that a person makes; making expenses leaves it. */
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
  },
  (plans) => [index('recurring_expenses_next').on(plans.nextDay), index('recurring_expenses_customer').on(plans.customerId)],
);
