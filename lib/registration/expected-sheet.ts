import { type Brand, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import type { CustomerInput } from '#lib/customers/input';
import type { Day } from '#lib/day';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import type { Sheet } from '#lib/documents/sheet';
import type { ParsedDocument } from '#lib/invoices/input';
import type { Invoice, InvoiceLine, InvoiceTax, Party } from '#lib/invoices/queries';

/** What of a customer stands on a welcome invoice and in its mail, registered or not. */
export type Buyer = Omit<CustomerInput, 'kind'>;

interface Expected extends Omit<ParsedDocument, 'customer'> {
  number: string;
  today: Day;
  dueDay: Day;
  buyer: Buyer;
}

function buyerOf({ name, contactName, taxId, street, buildingNumber, additionalNumber, district, city, region, postalCode, country, email, phone, website }: Buyer): Party {
  return { number: '', name, contactName, taxId, registrationNumber: null, street, buildingNumber, additionalNumber, district, city, region, postalCode, country, email, phone, website };
}

/** An invoice as it would be printed if it were issued today to a customer who has no number yet. Nothing is stored. */
export function expectedSheet(ctx: Context, brand: Brand, { document, lines, totals, number, today, dueDay, buyer }: Expected): Sheet {
  const { net, tax, total } = totals;
  const invoice = { ...document, type: 'invoice', status: 'issued', number, issueDay: today, net, tax, total, paid: 0, credited: 0, open: total, creditReason: null } as Invoice;
  const reasonOf = ({ category, basisPoints }: { category: string; basisPoints: number }) => lines.find((line) => line.taxCategory === category && line.taxBasisPoints === basisPoints && line.taxReason !== null)?.taxReason ?? null;
  return invoiceSheet({
    invoice, brand, dueDay, seller: sellerOf(brand, ctx.firm), buyer: buyerOf(buyer),
    lines: lines.map((line, index) => ({ ...line, position: index + 1, amount: 0, net: 0, ...totals.lines[index] }) as InvoiceLine),
    taxes: totals.taxes.map((of, index) => ({ ...of, position: index + 1, reason: reasonOf(of) }) as InvoiceTax),
  });
}
