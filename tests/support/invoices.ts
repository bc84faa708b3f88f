import { store } from '#db/client';
import { brands } from '#db/schema/brands';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { createTax } from '#lib/taxes/change';
import { values } from './firm.ts';

export interface Selling {
  customer: string;
  vat: string;
}

/** A firm that can issue invoices: it has a tax id, a tax of 15 %, and a customer. */
export async function selling(ctx: Context): Promise<Selling> {
  await store.write((db) => db.insert(brands).values({ firmId: ctx.firm.id, taxId: '300000000000003', currency: 'SAR', paymentTermDays: 14, updatedAt: now() }));
  const vat = await createTax(ctx, { nameAr: 'ضريبة', nameEn: 'VAT', category: 'standard', rate: '15', reason: '', validFrom: '', validUntil: '' });
  return { customer: await registerCustomer(ctx, values({ name: 'مؤسسة النور' })), vat };
}

export interface Line {
  name?: string;
  product?: string;
  quantity?: string;
  price?: string;
  discount?: string;
  tax?: string;
  unit?: string;
}

/** A document as its form sends it. */
export function documentValues(customerId: string, lines: readonly Line[], given: Record<string, string> = {}): Record<string, string> {
  const head = { customerId, issueDay: '', dueDay: '', supplyDay: '', currency: '', language: 'ar', pricesIncludeTax: '', reference: '', introduction: '', note: '', terms: '', paymentTermDays: '', discount: '', seriesId: '' };
  const parts = lines.flatMap((line, index) => Object.entries({ product: '', name: '', description: '', quantity: '', unit: '', price: '', discount: '', tax: '', ...line }).map(([part, value]) => [`line.${index + 1}.${part}`, value]));
  return { ...head, ...Object.fromEntries(parts), ...given };
}

/** An issued invoice over so much, without tax. */
export async function anInvoice(ctx: Context, customerId: string, price: string, given: Record<string, string> = {}): Promise<string> {
  const id = await draftInvoice(ctx, 'invoice', documentValues(customerId, [{ name: 'Service', price }], given));
  await issueInvoice(ctx, id, 1);
  return id;
}
