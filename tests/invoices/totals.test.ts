import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totalsOf, type TotalsInput } from '#lib/invoices/totals';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const line = fc.record({
  quantity: fc.integer({ min: -5_000_000, max: 5_000_000 }), unitPrice: fc.integer({ min: 0, max: 100_000_000 }), discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  taxCategory: fc.constantFrom('standard', 'reduced', 'zero', 'exempt'), taxBasisPoints: fc.constant(0),
}).map((each) => ({ ...each, taxBasisPoints: each.taxCategory === 'standard' ? 1500 : each.taxCategory === 'reduced' ? 550 : 0 })) as fc.Arbitrary<TotalsInput['lines'][number]>;
const input = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }), pricesIncludeTax: fc.boolean(),
  discount: fc.oneof(fc.constant(null), fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }) }), fc.record({ amount: fc.integer({ min: 0, max: 1000 }) })),
}) as fc.Arbitrary<TotalsInput>;

/** Halves away from zero, as `Decimal` rounds. */
const rounded = (value: Decimal): number => value.toDecimalPlaces(0).toNumber();
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

describe('whatever is summed, in minor units of any currency', () => {
  test('each line is what exact arithmetic rounds to', () => {
    fc.assert(fc.property(input, (document) => {
      const { lines } = totalsOf(document);
      for (const [index, { quantity, unitPrice, discountBasisPoints }] of document.lines.entries()) {
        expect(lines[index]?.amount).toBe(rounded(new Exact(quantity).div(1000).mul(unitPrice).mul(new Exact(10_000 - discountBasisPoints).div(10_000))) || 0);
      }
    }), { numRuns: 500 });
  });

  test('the parts come to the whole, to the last minor unit', () => {
    fc.assert(fc.property(input, (document) => {
      const totals = totalsOf(document);
      expect(totals.total).toBe(totals.net + totals.tax);
      expect(total(totals.taxes.map(({ taxable }) => taxable))).toBe(totals.net);
      expect(total(totals.taxes.map(({ tax }) => tax))).toBe(totals.tax);
      expect(totals.subtotal).toBe(total(totals.lines.map(({ amount }) => amount)));
      expect(document.pricesIncludeTax ? totals.total : totals.net).toBe(totals.subtotal - totals.discount);
    }), { numRuns: 500 });
  });

  test('tax is the rate of what is taxed, reckoned once for each rate', () => {
    fc.assert(fc.property(input, (document) => {
      for (const { basisPoints, taxable, tax } of totalsOf(document).taxes) {
        const exact = document.pricesIncludeTax ? new Exact(taxable + tax).mul(basisPoints).div(10_000 + basisPoints) : new Exact(taxable).mul(basisPoints).div(10_000);
        expect(tax).toBe(rounded(exact) || 0);
      }
    }), { numRuns: 500 });
  });
});

describe('by hand', () => {
  const of = (given: Partial<TotalsInput['lines'][number]>) => ({ quantity: 1000, unitPrice: 0, discountBasisPoints: 0, taxCategory: 'standard' as const, taxBasisPoints: 1500, ...given });

  test('halves are rounded away from zero', () => {
    expect(totalsOf({ lines: [of({ quantity: 500, unitPrice: 1 })], discount: null, pricesIncludeTax: false }).lines[0]?.amount).toBe(1);
    expect(totalsOf({ lines: [of({ quantity: -500, unitPrice: 1 })], discount: null, pricesIncludeTax: false }).lines[0]?.amount).toBe(-1);
  });

  test('3 × 19.99 less 10 %, and 2.5 × 4.00 at 5 %, less 5.00 on the whole', () => {
    const totals = totalsOf({ lines: [of({ quantity: 3000, unitPrice: 1999, discountBasisPoints: 1000 }), of({ quantity: 2500, unitPrice: 400, taxCategory: 'reduced', taxBasisPoints: 500 })], discount: { amount: 500 }, pricesIncludeTax: false });
    // 53.97 and 10.00; of 5.00 the first bears 4.22 (53.97 / 63.97) and the second 0.78.
    expect(totals).toMatchObject({ subtotal: 6397, discount: 500, net: 5897, tax: 746 + 46, total: 6689 });
    expect(totals.taxes).toEqual([{ category: 'standard', basisPoints: 1500, taxable: 4975, tax: 746 }, { category: 'reduced', basisPoints: 500, taxable: 922, tax: 46 }]);
  });

  test('of 115.00 with tax, 15.00 are tax', () => {
    expect(totalsOf({ lines: [of({ unitPrice: 11_500 })], discount: null, pricesIncludeTax: true })).toMatchObject({ net: 10_000, tax: 1500, total: 11_500 });
  });

  test('what a double cannot hold exactly is refused', () => {
    expect(() => totalsOf({ lines: [of({ quantity: 9e12, unitPrice: 9e12 })], discount: null, pricesIncludeTax: false })).toThrow(RangeError);
  });
});
