import { and, asc, eq } from 'drizzle-orm';
import { taxRates } from '#db/schema/taxes';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { rateText } from '#lib/money';

export { taxCategories } from '#db/schema/taxes';

export type TaxRate = typeof taxRates.$inferSelect;

/** Every tax of the firm, archived ones too, in the order in which they were made. */
export async function allTaxRates(ctx: Context): Promise<TaxRate[]> {
  return read(ctx, 'products.view', (db) => db.select().from(taxRates).where(ofFirm(ctx, taxRates)).orderBy(asc(taxRates.id)));
}

/** The tax of this id, or null: also when it is another firm's. */
export async function findTaxRate(ctx: Context, id: string): Promise<TaxRate | null> {
  const [rate] = await read(ctx, 'products.view', (db) => db.select().from(taxRates).where(and(ofFirm(ctx, taxRates), eq(taxRates.id, id))).limit(1));
  return rate ?? null;
}

/** Whether a tax may be charged on a day. */
export const isUsable = ({ archivedAt, validFrom, validUntil }: TaxRate, day: Day): boolean =>
  archivedAt === null && (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);

/** What a tax is called in the reader's language. */
export const taxName = ({ nameAr, nameEn }: Pick<TaxRate, 'nameAr' | 'nameEn'>, locale: Context['locale']): string => (locale === 'ar' ? nameAr : nameEn);

/** A tax as it is offered in a form. */
export const taxChoice = ({ locale, user }: Context, rate: TaxRate) => ({ value: rate.id, label: `${taxName(rate, locale)} ${rateText(rate.basisPoints, locale, user.digits)}%` });
