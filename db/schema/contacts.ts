import { bool, id, index, instant, json, table, text } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';

/** Somebody one speaks to at a customer. */
export const contacts = table(
  'contacts',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    name: text().notNull(),
    /** What they do there, in the firm's own words. */
    position: text(),
    emails: json<string[]>().notNull(),
    phones: json<string[]>().notNull(),
    /** One of a customer's; its name is the customer's `contactName`. */
    isMain: bool().notNull(),
    /** One of a customer's: to whom invoices go. */
    isForInvoices: bool().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (contacts) => [index('contacts_customer').on(contacts.customerId)],
);

/** Where a customer has things delivered, besides the address on the invoice. Its id stays what it is, so that documents can name it. */
export const deliveryAddresses = table(
  'delivery_addresses',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    /** What the firm calls it: warehouse, branch in Jeddah … */
    label: text().notNull(),
    country: text(),
    street: text(),
    buildingNumber: text(),
    additionalNumber: text(),
    district: text(),
    city: text(),
    postalCode: text(),
    region: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (addresses) => [index('delivery_addresses_customer').on(addresses.customerId)],
);
