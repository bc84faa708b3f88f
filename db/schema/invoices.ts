import { sql } from 'drizzle-orm';
import { bool, choice, day, id, index, instant, json, money, primaryKey, rowKey, table, text, uniqueIndex, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { numberSeries } from '#db/schema/numbers';
import { products } from '#db/schema/products';
import { taxCategories, taxRates } from '#db/schema/taxes';
import { users } from '#db/schema/users';

export const invoiceTypes = ['invoice', 'creditNote', 'quote'] as const;
export const invoiceStatuses = ['draft', 'issued', 'void'] as const;
export const documentLanguages = ['ar', 'en', 'both'] as const;

/** Seller or buyer as they were when a document was issued. */
export interface Party {
  /** Given to the customer, by the customer register; `''` for the seller. */
  number: string;
  name: string;
  contactName: string | null;
  taxId: string | null;
  /** Commercial registration; of the seller. */
  registrationNumber: string | null;
  street: string | null;
  buildingNumber: string | null;
  additionalNumber: string | null;
  district: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
}

/**
 * Invoices, credit notes and quotes: documents of one shape. Nothing of an issued one is ever changed but what says how things
 * stand with it: `status`, `paid`, `credited`, and when that changed. Amounts are minor units of `currency`.
 */
export const invoices = table(
  'invoices',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    type: choice(invoiceTypes).notNull(),
    status: choice(invoiceStatuses).notNull(),
    customerId: id().notNull().references(() => customers.id),
    /** Given when it is issued, and never before. */
    number: text(),
    /** Which series it will be or was numbered by; null for the default one. */
    seriesId: id().references(() => numberSeries.id),
    /** Of a draft: null for the day on which it is issued. */
    issueDay: day(),
    /** By which it stands in lists: `issueDay`, and behind all days there are what has none yet. */
    listDay: day().notNull().default('9999-12-31'),
    /** When it is due; of a quote: until when it holds. Null follows from the terms of payment. */
    dueDay: day(),
    /** When the goods or services were supplied, where that is another day. */
    supplyDay: day(),
    currency: text().notNull(),
    language: choice(documentLanguages).notNull(),
    pricesIncludeTax: bool().notNull(),
    /** The buyer's own word for it: order number, project. */
    reference: text(),
    /** Printed above the lines, and below. */
    introduction: text(),
    note: text(),
    terms: text(),
    paymentTermDays: whole(),
    /** A discount on the whole: of one kind or none. */
    discountBasisPoints: whole(),
    discountAmount: money(),
    net: money().notNull(),
    tax: money().notNull(),
    total: money().notNull(),
    /** What payments and credit notes have taken off it. Open is `total - paid - credited`. */
    paid: money().notNull().default(0),
    credited: money().notNull().default(0),
    /** `total - paid - credited` of an issued invoice, else 0: in a column of its own for lists and sums by index. */
    open: money().notNull().default(0),
    seller: json<Party>(),
    buyer: json<Party>(),
    /** The invoice that a credit note is for. */
    creditsId: id(),
    creditReason: text(),
    /** The quote that an invoice was made from, the document it is a copy of, the plan that made it. */
    quoteId: id(),
    copyOfId: id(),
    recurringId: id(),
    /** Of a quote. */
    acceptedAt: instant(),
    declinedAt: instant(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedBy: id().notNull().references(() => users.id),
    issuedAt: instant(),
    issuedBy: id().references(() => users.id),
    /** When nothing was open any more. */
    paidAt: instant(),
    voidedAt: instant(),
    voidedBy: id().references(() => users.id),
    voidReason: text(),
    /** Number, buyer and reference, folded. */
    searchText: text().notNull().default(''),
  },
  (invoices) => [
    uniqueIndex('invoices_id').on(invoices.id),
    uniqueIndex('invoices_number').on(invoices.firmId, invoices.type, invoices.number),
    index('invoices_list').on(invoices.firmId, invoices.type, invoices.listDay, invoices.key),
    index('invoices_status').on(invoices.firmId, invoices.type, invoices.status, invoices.listDay, invoices.key),
    index('invoices_customer').on(invoices.firmId, invoices.customerId, invoices.listDay, invoices.key),
    index('invoices_due').on(invoices.firmId, invoices.type, invoices.dueDay, invoices.key),
    index('invoices_due_open').on(invoices.firmId, invoices.type, invoices.dueDay, invoices.key).where(sql`open > 0`),
    index('invoices_total').on(invoices.firmId, invoices.type, invoices.total, invoices.key),
    index('invoices_open').on(invoices.firmId, invoices.type, invoices.open, invoices.key),
    index('invoices_credits').on(invoices.creditsId),
    index('invoices_quote').on(invoices.quoteId),
    index('invoices_recurring').on(invoices.recurringId, invoices.issueDay),
  ],
);

export const invoiceLines = table(
  'invoice_lines',
  {
    firmId: id().notNull().references(() => firms.id),
    invoiceId: id().notNull(),
    /** From 1. */
    position: whole().notNull(),
    productId: id().references(() => products.id),
    /** Of the product, as it was. */
    code: text(),
    name: text().notNull(),
    description: text(),
    unit: text().notNull(),
    /** Thousandths of a unit. */
    quantity: whole().notNull(),
    unitPrice: money().notNull(),
    discountBasisPoints: whole().notNull(),
    taxRateId: id().references(() => taxRates.id),
    taxCategory: choice(taxCategories).notNull(),
    taxBasisPoints: whole().notNull(),
    taxReason: text(),
    /** As printed: with tax where prices are with tax. */
    amount: money().notNull(),
    /** Without tax, before the discount on the whole (EN 16931, BT-131). */
    net: money().notNull(),
  },
  (lines) => [primaryKey({ columns: [lines.invoiceId, lines.position] }), index('invoice_lines_product').on(lines.firmId, lines.productId)],
);

/** What a document charges of each tax (EN 16931, BG-23). */
export const invoiceTaxes = table(
  'invoice_taxes',
  {
    firmId: id().notNull().references(() => firms.id),
    invoiceId: id().notNull(),
    position: whole().notNull(),
    category: choice(taxCategories).notNull(),
    basisPoints: whole().notNull(),
    reason: text(),
    taxable: money().notNull(),
    tax: money().notNull(),
  },
  (taxes) => [primaryKey({ columns: [taxes.invoiceId, taxes.position] })],
);

/** The address by which a receiver sees a document without an account. */
export const invoiceLinks = table(
  'invoice_links',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    invoiceId: id().notNull(),
    /** 256 random bits. It opens what stands in this very database, so it is kept as it is, to be shown and sent again. */
    token: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    firstOpenedAt: instant(),
    openings: whole().notNull().default(0),
    revokedAt: instant(),
  },
  (links) => [uniqueIndex('invoice_links_token').on(links.token), index('invoice_links_invoice').on(links.invoiceId)],
);

export const recurrenceUnits = ['week', 'month', 'year'] as const;

/** A plan by which invoices are made again and again. */
export const recurringInvoices = table(
  'recurring_invoices',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    /** The document that each is a copy of: a draft that is never issued itself. */
    templateId: id().notNull(),
    /** Every so many … */
    every: whole().notNull(),
    unit: choice(recurrenceUnits).notNull(),
    /** The day of the first, from which the others follow: the last of a month stays the last. */
    startDay: day().notNull(),
    /** The day of the next one; null when there is none. */
    nextDay: day(),
    endDay: day(),
    /** How many there will be in all; null while nobody has said. */
    times: whole(),
    /** How many were made. */
    made: whole().notNull(),
    /** Whether they are issued at once, or left as drafts. */
    issues: bool().notNull(),
    pausedAt: instant(),
    endedAt: instant(),
    /** Raised by each change that a person makes; making documents leaves it. */
    version: whole().notNull().default(1),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
  },
  (plans) => [index('recurring_invoices_next').on(plans.nextDay), uniqueIndex('recurring_invoices_template').on(plans.templateId), index('recurring_invoices_customer').on(plans.firmId, plans.customerId)],
);
