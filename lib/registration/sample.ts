import type { Context } from '#lib/context';
import { brandOf } from '#lib/brands/queries';
import { valuesWith } from '#lib/customers/fields';
import { parseRecord } from '#lib/customers/input';
import { translator } from '#lib/messages';
import { languageFor, singly } from '#lib/registration/letter';
import type { WelcomeTemplate } from '#lib/registration/queries';
import { type Welcome, welcomeOf } from '#lib/registration/welcome-for';

/**
 * A template's invoice and mail for a made-up customer, as they would go out now. Nothing is stored.
 * @throws Forbidden
 */
export async function sampleWelcome(ctx: Context, template: WelcomeTemplate): Promise<Welcome> {
  const [leading = 'ar'] = singly(languageFor(ctx, template, { locale: null }, await brandOf(ctx)));
  const [country = ctx.firm.country ?? ''] = template.countries;
  // Whatever the firm asks of its customers, this one has told no more.
  const rules = { firm: { ...ctx.firm, requiredFields: {} }, fields: [] };
  const { input, values } = parseRecord(rules, valuesWith({ kind: 'company', name: translator(leading)('brand.sampleBuyer'), email: 'customer@example.com', country, 'consent.email.invoices': 'given' }));
  const welcome = await welcomeOf(ctx, template, input, values);
  // What a made-up customer lacks is nothing to be mended.
  return { ...welcome, hindrances: welcome.hindrances.filter((hindrance) => !('lack' in hindrance) || hindrance.lack.what !== 'buyer') };
}
