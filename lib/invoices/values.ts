import { lineParts, noTax } from '#lib/invoices/lines';
import type { InvoiceDocument } from '#lib/invoices/queries';
import { amountInput, decimalText } from '#lib/money';

const plain = (value: number, places: number): string => decimalText(value, places).replace(/\.?0+$/, '');

/** A document as its form shows it. The other way is `parseDocument`. */
export function valuesOf({ invoice, lines }: Pick<InvoiceDocument, 'invoice' | 'lines'>): Record<string, string> {
  const { customerId, issueDay, dueDay, supplyDay, currency, language, pricesIncludeTax, reference, introduction, note, terms, paymentTermDays, discountBasisPoints, discountAmount, seriesId } = invoice;
  const discount = discountBasisPoints !== null ? `${plain(discountBasisPoints, 2)}%` : discountAmount !== null ? amountInput(discountAmount, currency) : '';
  const values: Record<string, string> = {
    customerId, issueDay: issueDay ?? '', dueDay: dueDay ?? '', supplyDay: supplyDay ?? '', currency, language, pricesIncludeTax: pricesIncludeTax ? 'yes' : '', reference: reference ?? '',
    introduction: introduction ?? '', note: note ?? '', terms: terms ?? '', paymentTermDays: paymentTermDays === null ? '' : String(paymentTermDays), discount, seriesId: seriesId ?? '',
  };
  for (const { position, code, name, description, unit, quantity, unitPrice, discountBasisPoints: off, taxRateId } of lines) {
    const line = { product: code ?? '', name, description: description ?? '', quantity: plain(quantity, 3), unit, price: amountInput(unitPrice, currency), discount: off === 0 ? '' : plain(off, 2), tax: taxRateId ?? noTax };
    for (const part of lineParts) values[`line.${position}.${part}`] = line[part];
  }
  return values;
}

/** What a new document takes over from another: all but its days and its number. */
export function copiedValues(document: Pick<InvoiceDocument, 'invoice' | 'lines'>): Record<string, string> {
  return { ...valuesOf(document), issueDay: '', dueDay: '', supplyDay: '' };
}
