import { totalsOf } from '#lib/invoices/totals';
import type { Minor } from '#lib/money';

/** What an expense comes to: `total` is `net + tax`, in minor units. */
export interface Amounts {
  net: Minor;
  tax: Minor;
  total: Minor;
}

/**
 * Divides a sum into net and tax, as a document of ours with one line would: rounded once, halves away from zero.
 * @param amount minor units; below zero for what a supplier gives back
 * @param basisPoints the rate of tax
 * @throws RangeError when the total is larger than can be held exactly
 */
export function reckoned(kind: 'total' | 'net', amount: Minor, basisPoints: number): Amounts {
  const line = { quantity: 1000, unitPrice: amount, discountBasisPoints: 0, taxCategory: 'standard' as const, taxBasisPoints: basisPoints };
  const { net, tax, total } = totalsOf({ lines: [line], discount: null, pricesIncludeTax: kind === 'total' });
  return { net, tax, total };
}

/** The same with the tax that stands on the supplier's document. */
export const withTax = (kind: 'total' | 'net', amount: Minor, tax: Minor): Amounts => (kind === 'total' ? { net: amount - tax, tax, total: amount } : { net: amount, tax, total: amount + tax });
