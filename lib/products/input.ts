import { z } from 'zod';
import { productKinds } from '#db/schema/products';
import { isCurrency } from '#lib/currencies';
import { line, oneOf, orNull, parse } from '#lib/form';
import { readAmount } from '#lib/money';
import { Invalid } from '#lib/problems';
import { isUnit } from '#lib/products/units';
import { fold } from '#lib/text';

const productSchema = z.object({
  kind: oneOf(productKinds),
  code: line(60).transform(orNull),
  nameAr: line(200).transform(orNull),
  nameEn: line(200).transform(orNull),
  descriptionAr: line(2000).transform(orNull),
  descriptionEn: line(2000).transform(orNull),
  unit: line(3).refine(isUnit, 'errors.choice'),
  price: line(40),
  currency: line(3).refine(isCurrency, 'errors.choice'),
  priceIncludesTax: line(3).transform((word) => word === 'yes'),
  taxRateId: line(40).transform(orNull),
});

export const productInputNames = Object.keys(productSchema.shape) as (keyof typeof productSchema.shape)[];

/**
 * Reads what was typed of a product.
 * @throws Invalid
 */
export function parseProduct(values: Record<string, string>) {
  const { price: typed, ...input } = parse(productSchema, values);
  if (input.nameAr === null && input.nameEn === null) throw new Invalid([{ field: 'nameAr', key: 'errors.required' }]);
  const price = typed === '' ? null : readAmount(typed, input.currency);
  if (typed !== '' && (price === null || price < 0)) throw new Invalid([{ field: 'price', key: 'errors.amount' }]);
  const names = [input.nameAr, input.nameEn].filter((name) => name !== null);
  const searchText = [input.code, ...names, input.descriptionAr, input.descriptionEn].map((text) => fold(text ?? '')).filter(Boolean).join('\n');
  return { ...input, price, codeKey: input.code && fold(input.code), sortName: fold(names[0] ?? ''), searchText };
}
