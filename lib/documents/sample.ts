import { brandInputNames } from '#lib/brands/change';
import { isColor } from '#lib/brands/contrast';
import { brandOf, sellerOf, usualCurrency } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { isCurrency } from '#lib/currencies';
import { addDays } from '#lib/day';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import type { Sheet } from '#lib/documents/sheet';
import { todayOf } from '#lib/invoices/input';
import { documentLanguages, type Invoice, type InvoiceLine, type Party } from '#lib/invoices/queries';
import { totalsOf } from '#lib/invoices/totals';
import { translator } from '#lib/messages';
import { decimalsOf } from '#lib/money';
import { allTaxRates } from '#lib/taxes/queries';

/**
 * An invoice as it would look with what somebody has typed into the settings of documents, valid or not yet: nothing is stored.
 * @throws Forbidden
 */
export async function sampleSheet(ctx: Context, values: Record<string, string>): Promise<Sheet> {
  const stored = await brandOf(ctx);
  const typed = Object.fromEntries(brandInputNames.map((name) => [name, (values[name] ?? '').trim() || null]));
  const { color } = typed;
  const language = documentLanguages.find((known) => known === typed['language']) ?? 'ar';
  const brand = { ...stored, ...typed, language, color: color && isColor(color) ? color : null, pricesIncludeTax: false, paymentTermDays: null };
  const [locale] = language === 'both' ? (['ar'] as const) : [language];
  const t = translator(locale);
  const rate = (await allTaxRates(ctx)).find(({ id }) => id === typed['taxRateId']);
  const tax = { taxCategory: rate?.category ?? ('outOfScope' as const), taxBasisPoints: rate?.basisPoints ?? 0, taxReason: null };
  const currency = typed['currency'] && isCurrency(typed['currency']) ? typed['currency'] : usualCurrency(stored, ctx.firm);
  const line = { name: t('brand.sampleLine'), description: null, unit: 'C62', quantity: 2000, unitPrice: 150 * 10 ** decimalsOf(currency), discountBasisPoints: 0, ...tax };
  const totals = totalsOf({ lines: [line], pricesIncludeTax: false, discount: null });
  const today = todayOf(ctx);
  const buyer: Party = { ...sellerOf(stored, ctx.firm), number: '1', name: t('brand.sampleBuyer'), taxId: null, registrationNumber: null, street: null, buildingNumber: null, additionalNumber: null, district: null, postalCode: null, email: null, phone: null, website: null };
  const { net, tax: charged, total } = totals;
  const invoice = { type: 'invoice', status: 'issued', number: 'INV-0001', issueDay: today, supplyDay: null, currency, language, pricesIncludeTax: false, reference: null, introduction: null, note: null, terms: null, creditReason: null, net, tax: charged, total, paid: 0, credited: 0, open: total } as Invoice;
  const lines = [{ ...line, position: 1, ...totals.lines[0] } as InvoiceLine];
  const taxes = totals.taxes.map((of, index) => ({ ...of, reason: null, firmId: ctx.firm.id, invoiceId: '', position: index + 1 }));
  return invoiceSheet({ invoice, lines, taxes, seller: sellerOf(brand, ctx.firm), buyer, dueDay: addDays(today, 30), brand });
}
