import { z } from 'zod';
import { documentLanguages } from '#db/schema/invoices';
import { type Brand, brandOf, usualCurrency } from '#lib/brands/queries';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { isCurrency } from '#lib/currencies';
import { demandOpen } from '#lib/customers/open';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { addDays, type Day, dayIn, isDay } from '#lib/day';
import { line, oneOf, orNull, parse } from '#lib/form';
import { type LineInput, parseLines } from '#lib/invoices/lines';
import { type Totals, totalsOf } from '#lib/invoices/totals';
import { readAmount, readDecimal } from '#lib/money';
import { findSeries } from '#lib/numbers/series';
import { Invalid } from '#lib/problems';
import { westernDigits } from '#lib/text';

const day = line(20).transform(westernDigits).refine((text) => text === '' || isDay(text), 'errors.date').transform(orNull);

const invoiceSchema = z.object({
  customerId: line(40),
  issueDay: day,
  dueDay: day,
  supplyDay: day,
  currency: line(3).refine((code) => code === '' || isCurrency(code), 'errors.choice'),
  language: oneOf(documentLanguages),
  pricesIncludeTax: line(3).transform((word) => word === 'yes'),
  reference: line(100).transform(orNull),
  introduction: line(2000).transform(orNull),
  note: line(2000).transform(orNull),
  terms: line(2000).transform(orNull),
  paymentTermDays: line(6).transform(westernDigits).refine((days) => days === '' || (/^\d{1,4}$/.test(days) && Number(days) <= 3650), 'errors.paymentTermDays').transform((days) => (days === '' ? null : Number(days))),
  discount: line(40),
  seriesId: line(40).transform(orNull),
});

export const invoiceInputNames = Object.keys(invoiceSchema.shape) as (keyof typeof invoiceSchema.shape)[];

/** What a document holds that is not said of its lines, as it is stored. */
export interface DocumentInput extends Omit<z.output<typeof invoiceSchema>, 'discount'> {
  discountBasisPoints: number | null;
  discountAmount: number | null;
}

export interface ParsedDocument {
  document: DocumentInput;
  lines: LineInput[];
  totals: Totals;
  customer: Customer;
}

function readDiscount(typed: string, currency: string): Pick<DocumentInput, 'discountBasisPoints' | 'discountAmount'> {
  if (typed === '') return { discountBasisPoints: null, discountAmount: null };
  const percent = /^(.*?)\s*[%٪]$/u.exec(typed)?.[1];
  const value = percent === undefined ? readAmount(typed, currency) : readDecimal(percent, 2);
  if (value === null || value < 0 || (percent !== undefined && value > 10_000)) throw new Invalid([{ field: 'discount', key: percent === undefined ? 'errors.amount' : 'errors.percentage' }]);
  return percent === undefined ? { discountBasisPoints: null, discountAmount: value } : { discountBasisPoints: value, discountAmount: null };
}

const discountOf = ({ discountBasisPoints, discountAmount }: Pick<DocumentInput, 'discountBasisPoints' | 'discountAmount'>) =>
  discountBasisPoints !== null ? { basisPoints: discountBasisPoints } : discountAmount !== null ? { amount: discountAmount } : null;

/** Sums a document up. */
export function summed(document: Pick<DocumentInput, 'discountBasisPoints' | 'discountAmount' | 'pricesIncludeTax'>, lines: readonly LineInput[]): Totals {
  return totalsOf({ lines, discount: discountOf(document), pricesIncludeTax: document.pricesIncludeTax });
}

/** Today, by the firm's own clock. */
export const todayOf = (ctx: Context): Day => dayIn(ctx.firm.timeZone, now());

/** When a document is due that is issued on a day: by its own terms, the customer's, or the firm's. */
export const dueDayOf = (issueDay: Day, document: Pick<DocumentInput, 'dueDay' | 'paymentTermDays'>, customer: Pick<Customer, 'paymentTermDays'>, brand: Pick<Brand, 'paymentTermDays'>): Day =>
  document.dueDay ?? addDays(issueDay, document.paymentTermDays ?? customer.paymentTermDays ?? brand.paymentTermDays ?? 30);

/** The language of a document's texts where it has one column: of one in both, the firm's first, which is Arabic. */
export const writtenIn = (language: DocumentInput['language']): 'ar' | 'en' => (language === 'en' ? 'en' : 'ar');

/**
 * Reads what was typed of a document, and sums it up.
 * @throws Invalid
 */
export async function parseDocument(ctx: Context, values: Record<string, string>): Promise<ParsedDocument> {
  const { customerId } = parse(invoiceSchema, values, ['customerId']);
  const customer = await findCustomer(ctx, customerId);
  if (!customer) throw new Invalid([{ field: 'customerId', key: 'errors.choice' }]);
  demandOpen(customer);
  if (customer.archivedAt !== null) throw new Invalid([{ field: 'customerId', key: 'invoices.customerArchived' }]);
  return { ...(await readDocument(ctx, values, customer)), customer };
}

/**
 * The same for whom nobody need have registered yet: what it would come to.
 * @throws Invalid
 */
export async function readDocument(ctx: Context, values: Record<string, string>, customer: Pick<Customer, 'currency'>): Promise<Omit<ParsedDocument, 'customer'>> {
  const { discount, ...typed } = parse(invoiceSchema, values);
  if (typed.seriesId !== null && !(await findSeries(ctx, typed.seriesId))) throw new Invalid([{ field: 'seriesId', key: 'errors.choice' }]);
  const brand = await brandOf(ctx);
  const currency = typed.currency || (customer.currency ?? usualCurrency(brand, ctx.firm));
  const document = { ...typed, currency, ...readDiscount(discount, currency) };
  const issueDay = document.issueDay ?? todayOf(ctx);
  if (document.dueDay !== null && document.dueDay < issueDay) throw new Invalid([{ field: 'dueDay', key: 'errors.dueBeforeIssue' }]);
  const lines = await parseLines(ctx, values, { currency, pricesIncludeTax: document.pricesIncludeTax, day: document.supplyDay ?? issueDay, language: document.language, usualTaxId: brand.taxRateId });
  return { document, lines, totals: summedOrRefused(document, lines) };
}

function summedOrRefused(document: DocumentInput, lines: readonly LineInput[]): Totals {
  let totals: Totals;
  try {
    totals = summed(document, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Invalid([{ field: '', key: 'errors.amountTooLarge' }]);
  }
  if (lines.length > 0 && totals.discount > Math.max(totals.subtotal, 0)) throw new Invalid([{ field: 'discount', key: 'errors.discountTooLarge' }]);
  return totals;
}
