import type { taxCategories } from '#db/schema/taxes';
import type { Minor } from '#lib/money';

export type TaxCategory = (typeof taxCategories)[number];

/** What of a line its amount follows from. */
export interface TotalsLine {
  /** Thousandths of a unit; below zero for what is given back. */
  quantity: number;
  /** Minor units for one unit. */
  unitPrice: Minor;
  /** 0 to 10000. */
  discountBasisPoints: number;
  taxCategory: TaxCategory;
  taxBasisPoints: number;
}

/** A discount on the whole document, before tax is reckoned; of prices with tax it is one with tax. */
export type DocumentDiscount = { basisPoints: number } | { amount: Minor } | null;

export interface TotalsInput {
  lines: readonly TotalsLine[];
  discount: DocumentDiscount;
  pricesIncludeTax: boolean;
}

export interface TaxTotal {
  category: TaxCategory;
  basisPoints: number;
  taxable: Minor;
  tax: Minor;
}

export interface Totals {
  /** Of each line: as printed (with tax where prices are with tax), and without tax. */
  lines: { amount: Minor; net: Minor }[];
  /** Of the printed amounts, before the discount on the whole. */
  subtotal: Minor;
  /** Taken off the subtotal; never below zero for a subtotal above zero. */
  discount: Minor;
  /** One for each category and rate, the highest rate first. */
  taxes: TaxTotal[];
  net: Minor;
  tax: Minor;
  total: Minor;
}

/** `numerator / denominator` to a whole number, halves away from zero: the way of commercial rounding that EN 16931 sums by. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const [size, sign] = numerator < 0n ? [-numerator, -1n] : [numerator, 1n];
  return (sign * (2n * size + denominator)) / (2n * denominator);
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Divides a whole among parts in proportion to their weights, to the last minor unit: what rounding leaves over goes to those who
 * lost most by it, of equals to the first.
 */
function divided(whole: bigint, weights: readonly bigint[]): bigint[] {
  const all = sum(weights);
  if (all === 0n) return weights.map((_, index) => (index === 0 ? whole : 0n));
  const floors = weights.map((weight) => floorOf(whole * weight, all));
  const left = Number(whole - sum(floors));
  const rest = weights.map((weight, index) => ({ index, lost: whole * weight - (floors[index] ?? 0n) * all })).toSorted((a, b) => compare(b.lost, a.lost) * (all < 0n ? -1 : 1) || a.index - b.index);
  for (const { index } of rest.slice(0, left)) floors[index] = (floors[index] ?? 0n) + 1n;
  return floors;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function floorOf(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

function exactly(amount: bigint): Minor {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError('An amount is larger than can be held exactly');
  return value;
}

/** What a line comes to by its own price: rounded once, at its end. */
function amountOf({ quantity, unitPrice, discountBasisPoints }: TotalsLine): bigint {
  return rounded(BigInt(quantity) * BigInt(unitPrice) * BigInt(10_000 - discountBasisPoints), 10_000_000n);
}

function discountOf(discount: DocumentDiscount, subtotal: bigint): bigint {
  if (discount === null) return 0n;
  return 'amount' in discount ? BigInt(discount.amount) : rounded(subtotal * BigInt(discount.basisPoints), 10_000n);
}

interface Group {
  category: TaxCategory;
  basisPoints: number;
  /** Places of its lines. */
  lines: number[];
}

function groupsOf(lines: readonly TotalsLine[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, { taxCategory: category, taxBasisPoints: basisPoints }] of lines.entries()) {
    const key = `${category} ${basisPoints}`;
    const group = groups.get(key) ?? { category, basisPoints, lines: [] };
    group.lines.push(index);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.basisPoints - a.basisPoints || compareText(a.category, b.category));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The tax that is in an amount with tax. */
const taxWithin = (amount: bigint, basisPoints: number): bigint => rounded(amount * BigInt(basisPoints), 10_000n + BigInt(basisPoints));

/**
 * Sums a document as EN 16931-1 does (BR-CO-10 to BR-CO-17): each line is rounded once, tax is reckoned on the sum of each category
 * and rate and not line by line, a discount on the whole is taken off the categories in proportion. Of prices with tax the sum with
 * tax is what was agreed: tax is taken out of it, and what the lines are without tax is divided to the last minor unit.
 * The only place that rounds money.
 * @throws RangeError when an amount is larger than a double holds exactly
 */
export function totalsOf({ lines, discount, pricesIncludeTax }: TotalsInput): Totals {
  const amounts = lines.map(amountOf);
  const subtotal = sum(amounts);
  const off = discountOf(discount, subtotal);
  const groups = groupsOf(lines);
  const groupAmounts = groups.map((group) => sum(group.lines.map((index) => amounts[index] ?? 0n)));
  const groupOff = divided(off, groupAmounts);
  const nets = [...amounts];
  const taxes = groups.map(({ category, basisPoints, lines: own }, index) => {
    const before = groupAmounts[index] ?? 0n;
    const after = before - (groupOff[index] ?? 0n);
    if (!pricesIncludeTax) return { category, basisPoints, taxable: after, tax: rounded(after * BigInt(basisPoints), 10_000n) };
    const ownNets = divided(before - taxWithin(before, basisPoints), own.map((line) => amounts[line] ?? 0n));
    for (const [place, line] of own.entries()) nets[line] = ownNets[place] ?? 0n;
    const tax = taxWithin(after, basisPoints);
    return { category, basisPoints, taxable: after - tax, tax };
  });
  const [net, tax] = [sum(taxes.map(({ taxable }) => taxable)), sum(taxes.map(({ tax }) => tax))];
  return {
    lines: amounts.map((amount, index) => ({ amount: exactly(amount), net: exactly(nets[index] ?? 0n) })),
    subtotal: exactly(subtotal),
    discount: exactly(off),
    taxes: taxes.map(({ taxable, tax, ...kind }) => ({ ...kind, taxable: exactly(taxable), tax: exactly(tax) })),
    net: exactly(net),
    tax: exactly(tax),
    total: exactly(net + tax),
  };
}
