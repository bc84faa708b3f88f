import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { taxCategories, taxRates } from '#db/schema/taxes';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { isDay } from '#lib/day';
import { line, oneOf, orNull, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { translator } from '#lib/messages';
import { decimalText, readDecimal } from '#lib/money';
import { Invalid, Missing } from '#lib/problems';
import { findTaxRate } from '#lib/taxes/queries';
import { usualTaxes } from '#lib/taxes/usual';
import { westernDigits } from '#lib/text';

const day = line(20).transform(westernDigits).refine((text) => text === '' || isDay(text), 'errors.date').transform(orNull);

const taxSchema = z.object({
  nameAr: line(60),
  nameEn: line(60),
  category: oneOf(taxCategories),
  rate: line(20),
  reason: line(300).transform(orNull),
  validFrom: day,
  validUntil: day,
});

export const taxInputNames = Object.keys(taxSchema.shape) as (keyof typeof taxSchema.shape)[];

/** Of these nothing is charged, and the document must say why (EN 16931: BR-E-10, BR-O-10, BR-AE-10). */
const needsReason: ReadonlySet<string> = new Set(['exempt', 'outOfScope', 'reverseCharge']);
const charges: ReadonlySet<string> = new Set(['standard', 'reduced']);

function parseTax(values: Record<string, string>) {
  const { rate, nameAr, nameEn, ...input } = parse(taxSchema, values, needsReason.has(values['category'] ?? '') ? ['reason'] : []);
  if (nameAr === '' && nameEn === '') throw new Invalid([{ field: 'nameAr', key: 'errors.required' }]);
  const basisPoints = charges.has(input.category) ? readDecimal(rate.replace(/[%٪]$/u, ''), 2) : 0;
  if (basisPoints === null || basisPoints < 0 || basisPoints > 10_000 || (charges.has(input.category) && basisPoints === 0)) throw new Invalid([{ field: 'rate', key: 'errors.taxRate' }]);
  if (input.validFrom && input.validUntil && input.validUntil < input.validFrom) throw new Invalid([{ field: 'validUntil', key: 'errors.endsBeforeBeginning' }]);
  return { ...input, nameAr: nameAr || nameEn, nameEn: nameEn || nameAr, basisPoints };
}

/**
 * Adds a tax that the firm charges.
 * @param values `nameAr`, `nameEn` (one of them at least), `category`, `rate` (per cent), `reason`, `validFrom`, `validUntil`
 * @throws Forbidden, Invalid
 */
export async function createTax(ctx: Context, values: Record<string, string>): Promise<string> {
  const input = parseTax(values);
  return write(ctx, 'firm.edit', async (db) => {
    const id = newId();
    await db.insert(taxRates).values({ id, firmId: ctx.firm.id, ...input, createdAt: now() });
    await record(db, ctx, { action: 'tax.created', subjectId: id, changes: { tax: { from: '', to: said(input) } } });
    return id;
  });
}

const said = ({ nameEn, basisPoints }: { nameEn: string; basisPoints: number }): string => `${nameEn} ${decimalText(basisPoints, 2)} %`;

/**
 * Changes a tax for documents to come: those that are there keep what they were made with.
 * @throws Forbidden, Missing, Invalid
 */
export async function changeTax(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const input = parseTax(values);
  await write(ctx, 'firm.edit', async (db) => {
    const before = await findTaxRate(ctx, id);
    if (!before) throw new Missing(id);
    await db.update(taxRates).set(input).where(and(ofFirm(ctx, taxRates), eq(taxRates.id, id)));
    await record(db, ctx, { action: 'tax.changed', subjectId: id, changes: { tax: { from: said(before), to: said(input) } } });
  });
}

/**
 * Offers a tax no more, or again. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function setTaxArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const before = await findTaxRate(ctx, id);
    if (!before) throw new Missing(id);
    if ((before.archivedAt !== null) === isArchived) return;
    await db.update(taxRates).set({ archivedAt: isArchived ? now() : null }).where(and(ofFirm(ctx, taxRates), eq(taxRates.id, id)));
    await record(db, ctx, { action: isArchived ? 'tax.archived' : 'tax.restored', subjectId: id });
  });
}

/**
 * Adds the usual taxes of the firm's country, those that are not there yet.
 * @returns how many were added
 */
export async function addUsualTaxes(ctx: Context): Promise<number> {
  return write(ctx, 'firm.edit', async (db) => {
    const present = await db.select().from(taxRates).where(ofFirm(ctx, taxRates));
    const missing = usualTaxes(ctx.firm.country).filter((tax) => !present.some((rate) => rate.category === tax.category && rate.basisPoints === tax.basisPoints));
    for (const { category, basisPoints } of missing) {
      const id = newId();
      const [nameAr, nameEn] = [translator('ar'), translator('en')].map((t) => t(`taxes.usual.${category === 'zero' ? 'zero' : 'vat'}`));
      await db.insert(taxRates).values({ id, firmId: ctx.firm.id, nameAr: nameAr ?? '', nameEn: nameEn ?? '', category, basisPoints, createdAt: now() });
      await record(db, ctx, { action: 'tax.created', subjectId: id, changes: { tax: { from: '', to: said({ nameEn: nameEn ?? '', basisPoints }) } } });
    }
    return missing.length;
  });
}
