import { choice, id, index, instant, money, rowKey, table, text, uniqueIndex, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { locales, users } from '#db/schema/users';

export const customerKinds = ['person', 'company'] as const;

export const customers = table(
  'customers',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    number: whole().notNull(),
    kind: choice(customerKinds).notNull(),
    name: text().notNull(),
    taxId: text(),
    contactName: text(),
    street: text(),
    buildingNumber: text(),
    /** Of a Saudi national address: which entrance. */
    additionalNumber: text(),
    district: text(),
    city: text(),
    region: text(),
    postalCode: text(),
    country: text(),
    email: text(),
    /** As typed. */
    phone: text(),
    /** The same number as E.164 (`+966501234567`), where it could be read as one. */
    phoneInternational: text(),
    website: text(),
    currency: text(),
    paymentTermDays: whole(),
    terms: text(),
    locale: choice(locales),
    /** Folded name (`lib/text`): the order of the list. */
    sortName: text().notNull(),
    /** Everything the list is searched by, folded (`lib/customers/search-text`). */
    searchText: text().notNull(),
    /** How its names and its city sound, in whichever script they are written: the keys of `lib/sounds`, a space between. */
    sounds: text().notNull().default(''),
    /** What is the same however it is typed, to find look-alikes by: e-mail, tax id, postal code with building number. */
    emailKey: text(),
    taxIdKey: text(),
    placeKey: text(),
    /** Grows by one with each change; who saves must name the one they saw. */
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedBy: id().notNull().references(() => users.id),
    archivedAt: instant(),
    /** When its personal data were erased at the customer's wish. */
    erasedAt: instant(),
    /** The customer that this one was merged into; it is archived then. */
    mergedIntoId: id(),
    /**
     * How it stands, to sort and narrow lists by: what it owes in the currency in which that is most, else below zero what we owe it; in
     * thousandths of the currency, so that several compare. Kept with `credit` and `lastDay` by `lib/balances`, which holds the balances themselves.
     */
    standing: money().notNull().default(0),
    /** What we owe it in the currency in which that is most, also where it owes us in another; likewise. */
    credit: money().notNull().default(0),
    /** Day of the last document or payment; `''` before the first. */
    lastDay: text().notNull().default(''),
  },
  (customers) => [
    uniqueIndex('customers_id').on(customers.id),
    uniqueIndex('customers_number').on(customers.firmId, customers.number),
    index('customers_city').on(customers.firmId, customers.city),
    index('customers_email').on(customers.firmId, customers.emailKey),
    index('customers_phone').on(customers.firmId, customers.phoneInternational),
    index('customers_tax_id').on(customers.firmId, customers.taxIdKey),
    index('customers_place').on(customers.firmId, customers.placeKey),
    index('customers_name').on(customers.firmId, customers.archivedAt, customers.sortName, customers.number),
    index('customers_standing').on(customers.firmId, customers.archivedAt, customers.standing, customers.sortName, customers.number, customers.credit),
    index('customers_credit').on(customers.firmId, customers.archivedAt, customers.credit),
    index('customers_last_day').on(customers.firmId, customers.archivedAt, customers.lastDay, customers.sortName, customers.number),
  ],
);

/**
 * How many customers a firm has: counting them is what a long list would spend most of its time on. Triggers keep it, in the
 * transaction that changes a customer; nothing else writes here. A firm that never had a customer has no row.
 */
export const customerCounts = table('customer_counts', {
  firmId: id().primaryKey().references(() => firms.id),
  active: whole().notNull(),
  archived: whole().notNull(),
});
