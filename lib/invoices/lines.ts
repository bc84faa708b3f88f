import { z } from 'zod';
import type { documentLanguages } from '#db/schema/invoices';
import type { taxCategories } from '#db/schema/taxes';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { line, orNull, parse } from '#lib/form';
import { amountInput, largestAmount, readAmount, readDecimal } from '#lib/money';
import { type FieldProblem, Invalid } from '#lib/problems';
import { findProductByText, type Product, productName } from '#lib/products/queries';
import { isUnit } from '#lib/products/units';
import { allTaxRates, isUsable, type TaxRate } from '#lib/taxes/queries';
import { fold, tidy } from '#lib/text';

export const lineParts = ['product', 'name', 'description', 'quantity', 'unit', 'price', 'discount', 'tax'] as const;
export type LinePart = (typeof lineParts)[number];

/** More lines than these are no invoice that anybody reads. */
export const mostLines = 1000;

/** A line as it stands in the form. */
export type LineValues = Record<LinePart, string>;

/** A line as it is stored, before it is summed. */
export interface LineInput {
  productId: string | null;
  code: string | null;
  name: string;
  description: string | null;
  unit: string;
  quantity: number;
  unitPrice: number;
  discountBasisPoints: number;
  taxRateId: string | null;
  taxCategory: (typeof taxCategories)[number];
  taxBasisPoints: number;
  taxReason: string | null;
}

const emptyLine: LineValues = { product: '', name: '', description: '', quantity: '', unit: '', price: '', discount: '', tax: '' };

/** The lines of a form, in their order, with the number under which each stands in it; those in which nothing is written are left out. */
export function linesOf(values: Record<string, string>): { number: number; line: LineValues }[] {
  const numbers = new Set(Object.keys(values).flatMap((name) => /^line\.(\d{1,4})\./.exec(name)?.[1] ?? []));
  return [...numbers].map(Number).toSorted((a, b) => a - b).map((number) => ({
    number, line: Object.fromEntries(lineParts.map((part) => [part, values[`line.${number}.${part}`] ?? ''])) as LineValues,
  })).filter(({ line }) => ['product', 'name', 'description', 'price'].some((part) => tidy(line[part as LinePart]) !== ''));
}

/** Names of all fields that a form of so many lines has. */
export const lineFieldNames = (numbers: Iterable<number>): string[] => [...numbers].flatMap((number) => lineParts.map((part) => `line.${number}.${part}`));

const texts = z.object({ name: line(200), description: line(2000).transform(orNull), unit: line(3), quantity: line(30), price: line(40), discount: line(20), tax: line(40), product: line(260) });

interface Terms {
  currency: string;
  pricesIncludeTax: boolean;
  /** On which the tax must be usable. */
  day: Day;
  language: (typeof documentLanguages)[number];
  usualTaxId: string | null;
}

/** Whether a text is a product's code: then its name is meant. */
const isNamed = ({ codeKey }: Product, text: string): boolean => codeKey !== null && codeKey === fold(text);

/** What a line says that is not taxed; one that says nothing is taxed as its product, or as the firm usually does. */
export const noTax = 'none';

const longestName = 200;

/** The name of a product in a document's language; in both, where it has two that fit. */
function nameIn(product: Product, language: Terms['language']): string {
  const both = `${product.nameAr ?? ''} / ${product.nameEn ?? ''}`;
  if (language !== 'both') return productName(product, language);
  return product.nameAr && product.nameEn && both.length <= longestName ? both : productName(product, 'ar');
}

/** Its description in a document's language, or in both. */
function descriptionIn({ descriptionAr, descriptionEn }: Product, language: Terms['language']): string {
  if (language === 'both') return [descriptionAr, descriptionEn].filter(Boolean).join(' / ');
  return (language === 'ar' ? descriptionAr : descriptionEn) ?? '';
}

/** What of a product a line takes over where it says nothing itself. A price in another currency or with another tax says nothing. */
function filled(line: LineValues, product: Product | null, { currency, pricesIncludeTax, language, usualTaxId }: Terms): LineValues {
  const price = product?.price !== null && product?.currency === currency && product.priceIncludesTax === pricesIncludeTax ? product.price : null;
  return {
    ...line,
    name: product && isNamed(product, line.name) ? nameIn(product, language) : line.name || (product ? nameIn(product, language) : line.product),
    description: line.description || (product ? descriptionIn(product, language) : ''),
    quantity: line.quantity || '1',
    unit: line.unit || (product?.unit ?? 'C62'),
    price: line.price || (price === null || price === undefined ? '' : amountInput(price, currency)),
    tax: line.tax || ((product ? product.taxRateId : usualTaxId) ?? noTax),
  };
}

function parseLine(number: number, values: LineValues, product: Product | null, rates: readonly TaxRate[], terms: Terms): LineInput {
  const field = (part: LinePart) => `line.${number}.${part}`;
  const problems: FieldProblem[] = [];
  const wrong = (part: LinePart, key: FieldProblem['key']) => void problems.push({ field: field(part), key });
  let parsed: z.output<typeof texts>;
  try {
    parsed = parse(texts, values);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.problems.map((problem) => ({ ...problem, field: field(problem.field as LinePart) })));
  }
  if (parsed.name === '') wrong('name', 'errors.required');
  if (!isUnit(parsed.unit)) wrong('unit', 'errors.choice');
  const quantity = readDecimal(parsed.quantity, 3);
  if (quantity === null || quantity === 0) wrong('quantity', 'errors.quantity');
  const unitPrice = readAmount(parsed.price, terms.currency);
  if (unitPrice === null || unitPrice < 0) wrong('price', parsed.price === '' ? 'errors.required' : 'errors.amount');
  const discount = parsed.discount === '' ? 0 : readDecimal(parsed.discount.replace(/[%٪]$/u, ''), 2);
  if (discount === null || discount < 0 || discount > 10_000) wrong('discount', 'errors.percentage');
  if (quantity !== null && unitPrice !== null && Math.abs(quantity * unitPrice) / 1000 > largestAmount) wrong('price', 'errors.amountTooLarge');
  const rate = rates.find(({ id }) => id === parsed.tax);
  if (parsed.tax !== noTax && (!rate || !isUsable(rate, terms.day))) wrong('tax', 'errors.taxNotUsable');
  if (problems.length > 0 || quantity === null || unitPrice === null || discount === null) throw new Invalid(problems);
  return {
    productId: product?.id ?? null, code: product?.code ?? null, name: parsed.name, description: parsed.description, unit: parsed.unit, quantity, unitPrice, discountBasisPoints: discount,
    taxRateId: rate?.id ?? null, taxCategory: rate?.category ?? 'outOfScope', taxBasisPoints: rate?.basisPoints ?? 0, taxReason: rate?.reason ?? null,
  };
}

/**
 * Reads the lines of a form.
 * @throws Invalid with the problems of all lines, at `line.<number>.<part>`
 */
export async function parseLines(ctx: Context, values: Record<string, string>, terms: Terms): Promise<LineInput[]> {
  const rates = await allTaxRates(ctx);
  const lines = linesOf(values);
  if (lines.length > mostLines) throw new Invalid([{ field: '', key: 'invoices.tooManyLines', values: { most: mostLines } }]);
  const problems: FieldProblem[] = [];
  const parsed: LineInput[] = [];
  for (const { number, line } of lines) {
    // Whoever chooses a product by its name means it; a name of one's own leaves the product that the line was of.
    const product = (await findProductByText(ctx, line.name)) ?? (line.product === '' ? null : await findProductByText(ctx, line.product));
    try {
      parsed.push(parseLine(number, filled({ ...emptyLine, ...line }, product, terms), product, rates, terms));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new Invalid(problems);
  return parsed;
}
