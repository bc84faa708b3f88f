import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { brands } from '#db/schema/brands';
import { documentLanguages } from '#db/schema/invoices';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { isColor } from '#lib/brands/contrast';
import { brandOf, usualColor } from '#lib/brands/queries';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { isCurrency } from '#lib/currencies';
import { line, orNull, parse } from '#lib/form';
import { compact, isBic, isIban } from '#lib/iban';
import { Invalid } from '#lib/problems';
import { findTaxRate } from '#lib/taxes/queries';
import { westernDigits } from '#lib/text';

const text = (max: number) => line(max).transform(orNull);

const brandSchema = z.object({
  legalName: text(200), taxId: text(50), registrationNumber: text(50),
  street: text(200), buildingNumber: text(20), additionalNumber: text(20), district: text(100), city: text(100), region: text(100), postalCode: text(20),
  email: text(254), phone: text(50), website: text(500),
  color: line(7).transform((color) => color.toLowerCase()).refine((color) => color === '' || isColor(color), 'brand.colorUnknown').transform((color) => (color === usualColor ? null : orNull(color))),
  bankName: text(100), accountName: text(100), iban: line(60).transform((iban) => orNull(compact(westernDigits(iban)))), bic: line(20).transform((bic) => bic.replaceAll(/\s/g, '').toUpperCase()).refine((bic) => bic === '' || isBic(bic), 'errors.bic').transform(orNull),
  paymentTextAr: text(1000), paymentTextEn: text(1000), footerAr: text(500), footerEn: text(500),
  currency: line(3).refine((code) => code === '' || isCurrency(code), 'errors.choice').transform(orNull),
  language: z.enum(['', ...documentLanguages], 'errors.choice').transform((language) => (language === '' ? null : language)),
  pricesIncludeTax: line(3).transform((word) => word === 'yes'),
  paymentTermDays: line(6).transform(westernDigits).refine((days) => days === '' || (/^\d{1,4}$/.test(days) && Number(days) <= 3650), 'errors.paymentTermDays').transform((days) => (days === '' ? null : Number(days))),
  taxRateId: text(40),
});

export const brandInputNames = Object.keys(brandSchema.shape) as (keyof typeof brandSchema.shape)[];

/**
 * Says what stands on the firm's documents, and what a new one begins with. Documents that were issued keep what they say.
 * @throws Forbidden, Invalid
 */
export async function changeBrand(ctx: Context, values: Record<string, string>): Promise<void> {
  const { legalName, ...rest } = parse(brandSchema, values);
  // The firm's own name is no other name: kept, it would outlive a change of the firm's.
  const input = { ...rest, legalName: legalName === ctx.firm.name ? null : legalName };
  if (input.iban !== null && !isIban(input.iban)) throw new Invalid([{ field: 'iban', key: 'errors.iban' }]);
  await write(ctx, 'firm.edit', async (db) => {
    if (input.taxRateId !== null && !(await findTaxRate(ctx, input.taxRateId))) throw new Invalid([{ field: 'taxRateId', key: 'errors.choice' }]);
    const before = await brandOf(ctx);
    await db.insert(brands).values({ firmId: ctx.firm.id, ...input, updatedAt: now() }).onConflictDoUpdate({ target: brands.firmId, set: { ...input, updatedAt: now() }, setWhere: eq(brands.firmId, ctx.firm.id) });
    const changes = Object.fromEntries(brandInputNames.filter((name) => String(before[name] ?? '') !== String(input[name] ?? '')).map((name) => [name, { from: String(before[name] ?? ''), to: String(input[name] ?? '') }]));
    await record(db, ctx, { action: 'brand.changed', subjectId: ctx.firm.id, changes });
  });
}
