import { z } from 'zod';
import { welcomeLanguages, type WelcomeLine } from '#db/schema/welcome';
import { brandOf } from '#lib/brands/queries';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { countryNamed } from '#lib/countries';
import { isCurrency } from '#lib/currencies';
import { apart } from '#lib/custom-fields/field';
import { line, oneOf, orNull, parse } from '#lib/form';
import { summed, todayOf } from '#lib/invoices/input';
import { type LineInput, linesOf, parseLines } from '#lib/invoices/lines';
import { Invalid } from '#lib/problems';
import { welcomeWords } from '#lib/registration/variables';
import { westernDigits } from '#lib/text';

const words = (max: number) => line(max).transform(orNull);

const written = (max: number) =>
  line(max).superRefine((text, context) => {
    const unknown = welcomeWords.unknown(text);
    if (unknown !== null) context.addIssue({ code: 'custom', message: 'welcome.wrong.variable', params: { variable: unknown } });
  }).transform(orNull);

/** Further countries than there are nobody names. */
const longestCountries = 4000;

const templateSchema = z.object({
  name: line(100),
  countries: line(longestCountries),
  currency: line(3).refine(isCurrency, 'errors.choice'),
  pricesIncludeTax: line(3).transform((word) => word === 'yes'),
  language: oneOf(welcomeLanguages),
  dueInDays: line(6).transform(westernDigits).refine((days) => days === '' || (/^\d{1,4}$/.test(days) && Number(days) <= 3650), 'errors.paymentTermDays').transform((days) => (days === '' ? null : Number(days))),
  subjectAr: written(200), subjectEn: written(200),
  messageAr: written(5000), messageEn: written(5000),
  introductionAr: words(2000), introductionEn: words(2000),
  paymentAr: words(1000), paymentEn: words(1000),
});

type TemplateFieldName = keyof typeof templateSchema.shape | 'categories' | 'reminders';

/** All but the lines (`line.<number>.<part>`). */
export const templateInputNames: TemplateFieldName[] = ['name', 'categories', ...(Object.keys(templateSchema.shape) as (keyof typeof templateSchema.shape)[]).filter((name) => name !== 'name'), 'reminders'];

/** What a template holds, as it is stored. */
export interface TemplateInput extends Omit<z.output<typeof templateSchema>, 'countries'> {
  countries: string[];
  lines: WelcomeLine[];
}

function countriesIn(text: string): string[] {
  const named = text.split(/[,،;؛\n]/u).map((word) => word.trim()).filter(Boolean);
  const codes = named.map((name) => countryNamed(name));
  const unknown = named.find((_, index) => codes[index] === null);
  if (unknown !== undefined) throw new Invalid([{ field: 'countries', key: 'welcome.wrong.country', values: { country: unknown } }]);
  return [...new Set(codes.filter((code) => code !== null))];
}

/**
 * Reads what was typed of a template, and sees that an invoice could be made of it today.
 * @throws Invalid
 */
export async function parseTemplate(ctx: Context, values: Record<string, string>): Promise<{ input: TemplateInput; categories: string[] }> {
  const { countries, ...typed } = parse(templateSchema, values, ['name']);
  const codes = countriesIn(countries);
  const categories = apart(values['categories'] ?? '');
  const known = new Set((await allCategories(ctx)).map(({ id }) => id));
  if (!categories.every((id) => known.has(id))) throw new Invalid([{ field: 'categories', key: 'errors.choice' }]);
  const { taxRateId: usualTaxId } = await brandOf(ctx);
  const { currency, pricesIncludeTax } = typed;
  const lines = await parseLines(ctx, values, { currency, pricesIncludeTax, day: todayOf(ctx), language: 'ar', usualTaxId });
  if (lines.length === 0) throw new Invalid([{ field: 'line.1.name', key: 'welcome.wrong.noLines' }]);
  demandPayable(pricesIncludeTax, lines);
  const stored = linesOf(values).map(({ line }, index): WelcomeLine => ({ productId: lines[index]?.productId ?? null, ...line }));
  return { input: { ...typed, countries: codes, lines: stored }, categories };
}

/** Nothing to be paid is welcome; money back is no welcome. */
function demandPayable(pricesIncludeTax: boolean, lines: readonly LineInput[]): void {
  let total: number;
  try {
    ({ total } = summed({ discountBasisPoints: null, discountAmount: null, pricesIncludeTax }, lines));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Invalid([{ field: '', key: 'errors.amountTooLarge' }]);
  }
  if (total < 0) throw new Invalid([{ field: 'line.1.quantity', key: 'welcome.wrong.negative' }]);
}
