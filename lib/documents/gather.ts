import { type Brand, brandOf, sellerOf } from '#lib/brands/queries';
import type { Context, Locale } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { invoiceSheet, languagesOf, type Printed } from '#lib/documents/invoice-sheet';
import { receiptSheet } from '#lib/documents/receipt-sheet';
import type { Sheet } from '#lib/documents/sheet';
import { statementSheet } from '#lib/documents/statement-sheet';
import { dueDayOf, todayOf } from '#lib/invoices/input';
import { buyerOf } from '#lib/invoices/issue';
import { findInvoice, type InvoiceDocument } from '#lib/invoices/queries';
import { findPayment, restOf } from '#lib/payments/queries';
import { statementsOf } from '#lib/payments/statement';

/** A document with everything that is printed of it, and whose record its buyer has now. */
export interface PrintedInvoice extends Printed, InvoiceDocument {
  record: Customer;
}

/**
 * A document as it is printed: an issued one with the parties as they were, a draft with what they would be if it were issued now.
 * @returns null when there is none of this id: also when it is another firm's
 * @throws Forbidden
 */
export async function printedInvoice(ctx: Context, id: string): Promise<PrintedInvoice | null> {
  const document = await findInvoice(ctx, id);
  const record = document && (await findCustomer(ctx, document.invoice.customerId));
  if (!document || !record) return null;
  const brand = await brandOf(ctx);
  const { invoice } = document;
  const dueDay = invoice.dueDay ?? dueDayOf(invoice.issueDay ?? todayOf(ctx), invoice, record, brand);
  return { ...document, record, brand, dueDay, seller: invoice.seller ?? sellerOf(brand, ctx.firm), buyer: invoice.buyer ?? buyerOf(record) };
}

/** The sheet of a document; null when there is none of this id. */
export async function invoiceSheetOf(ctx: Context, id: string): Promise<Sheet | null> {
  const printed = await printedInvoice(ctx, id);
  return printed && invoiceSheet(printed);
}

/** In which languages a customer is written to: their own, else the firm's usual ones. */
function languagesFor(ctx: Context, { locale }: Customer, { language }: Brand): readonly Locale[] {
  return locale ? [locale] : languagesOf({ language: language ?? ctx.locale });
}

/** The receipt of a payment or refund; null when there is none of this id. */
export async function receiptSheetOf(ctx: Context, paymentId: string): Promise<Sheet | null> {
  const found = await findPayment(ctx, paymentId);
  const record = found && (await findCustomer(ctx, found.payment.customerId));
  if (!found || !record) return null;
  const brand = await brandOf(ctx);
  const { payment, shares } = found;
  const rest = payment.kind === 'payment' && payment.voidedAt === null ? await restOf(ctx, payment) : 0;
  return receiptSheet({ payment, shares, rest, seller: sellerOf(brand, ctx.firm), buyer: buyerOf(record), brand, languages: languagesFor(ctx, record, brand) });
}

/** A customer's account between two days, both included; null when there is no such customer. */
export async function statementSheetOf(ctx: Context, customerId: string, from: Day, to: Day): Promise<Sheet | null> {
  const record = await findCustomer(ctx, customerId);
  if (!record) return null;
  const brand = await brandOf(ctx);
  const statements = await statementsOf(ctx, customerId, from, to);
  return statementSheet({ statements, from, to, seller: sellerOf(brand, ctx.firm), buyer: buyerOf(record), brand, languages: languagesFor(ctx, record, brand) });
}
