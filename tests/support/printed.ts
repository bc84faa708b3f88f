import type { Brand } from '#lib/brands/queries';
import type { Printed } from '#lib/documents/invoice-sheet';
import type { Invoice, InvoiceLine, Party } from '#lib/invoices/queries';
import { totalsOf } from '#lib/invoices/totals';

const nobody: Party = {
  number: '', name: '', contactName: null, taxId: null, registrationNumber: null, street: null, buildingNumber: null, additionalNumber: null, district: null, city: null, region: null, postalCode: null, country: null,
  email: null, phone: null, website: null,
};

export const riyadhSeller: Party = { ...nobody, name: 'شركة النور للتجارة', taxId: '300012345600003', registrationNumber: '1010123456', street: 'طريق الملك فهد', buildingNumber: '1234', district: 'العليا', city: 'الرياض', postalCode: '12211', country: 'SA', email: 'info@example.com' };
export const riyadhBuyer: Party = { ...nobody, number: '17', name: 'مؤسسة البناء الحديث', taxId: '310098765400003', street: 'شارع الأمير سلطان', city: 'جدة', postalCode: '23456', country: 'SA', phone: '+966 50 123 4567' };
export const berlinSeller: Party = { ...nobody, name: 'Beispiel GmbH', taxId: 'DE136695976', street: 'Lindenstraße', buildingNumber: '5', city: 'Berlin', postalCode: '10969', country: 'DE' };

const noBrand = { firmId: 'firm', legalName: null, taxId: null, registrationNumber: null, street: null, buildingNumber: null, additionalNumber: null, district: null, city: null, region: null, postalCode: null, email: null, phone: null, website: null, logoFileId: null, color: null, footerAr: null, footerEn: null, paymentTextAr: null, paymentTextEn: null, bankName: null, accountName: null, iban: null, bic: null, currency: null, language: null, pricesIncludeTax: null, paymentTermDays: null, taxRateId: null, updatedAt: 0 };
export const aBrand = (given: Partial<Brand> = {}): Brand => ({ ...noBrand, ...given });

export interface PrintedLine {
  name: string;
  description?: string;
  unit?: string;
  /** Thousandths. */
  quantity?: number;
  unitPrice: number;
  discountBasisPoints?: number;
}

interface Given {
  lines: readonly PrintedLine[];
  invoice?: Partial<Invoice>;
  seller?: Party;
  buyer?: Party;
  brand?: Partial<Brand>;
}

/** An issued invoice with 15 % tax on each line, summed as the program sums. */
export function aPrinted({ lines, invoice = {}, seller = riyadhSeller, buyer = riyadhBuyer, brand = {} }: Given): Printed {
  const tax = { taxCategory: 'standard' as const, taxBasisPoints: 1500, taxReason: null };
  const full = lines.map(({ name, description = null, unit = 'C62', quantity = 1000, unitPrice, discountBasisPoints = 0 }) => ({ name, description, unit, quantity, unitPrice, discountBasisPoints, ...tax }));
  const totals = totalsOf({ lines: full, pricesIncludeTax: false, discount: null });
  const base = {
    id: 'invoice', type: 'invoice', status: 'issued', number: 'INV-2026-0001', issueDay: '2026-01-31', supplyDay: null, currency: 'SAR', language: 'ar', pricesIncludeTax: false, reference: null, introduction: null, note: null, terms: null,
    creditReason: null, net: totals.net, tax: totals.tax, total: totals.total, paid: 0, credited: 0, open: totals.total,
  } as unknown as Invoice;
  return {
    invoice: { ...base, ...invoice },
    lines: full.map((line, index) => ({ ...line, position: index + 1, amount: totals.lines[index]?.amount ?? 0, net: totals.lines[index]?.net ?? 0 }) as unknown as InvoiceLine),
    taxes: totals.taxes.map((of, index) => ({ ...of, reason: null, firmId: 'firm', invoiceId: 'invoice', position: index + 1 })),
    seller, buyer, dueDay: '2026-03-02', brand: aBrand(brand),
  };
}
