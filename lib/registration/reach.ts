import { brandOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import type { CustomerValues } from '#lib/customers/fields';
import { missingForInvoicing } from '#lib/customers/input';
import { rulesOf } from '#lib/customers/rules';
import type { Buyer } from '#lib/registration/expected-sheet';
import { fittingTemplates } from '#lib/registration/fit';
import { languageFor } from '#lib/registration/letter';
import { allTemplates, type WelcomeTemplate } from '#lib/registration/queries';
import { welcomeOf } from '#lib/registration/welcome-for';

/** Why a customer gets no welcome invoice by mail. */
export const unreached = ['noTemplate', 'noEmail', 'noConsent', 'lacking', 'template'] as const;
export type Unreached = (typeof unreached)[number];

/** The template by which a customer is welcomed by mail, or why by none. */
export type Reach = { template: Pick<WelcomeTemplate, 'id' | 'name'> } | { not: Unreached };

/**
 * Says of many customers, one after the other, by which template each would be welcomed: the first that fits and can be issued.
 * What is the same for all of them is looked at once.
 */
export async function reachOf(ctx: Context): Promise<(buyer: Buyer, values: CustomerValues) => Promise<Reach>> {
  const [templates, rules, brand] = [await allTemplates(ctx), await rulesOf(ctx), await brandOf(ctx)];
  const sound = new Map<string, boolean>();
  /** Whether an invoice of a template in the customer's language could be issued, as far as that does not lie with the customer. */
  const isSound = async (template: WelcomeTemplate, buyer: Buyer, values: CustomerValues): Promise<boolean> => {
    const key = `${template.id} ${languageFor(ctx, template, buyer, brand)}`;
    const known = sound.get(key);
    if (known !== undefined) return known;
    const { hindrances } = await welcomeOf(ctx, template, buyer, values);
    const isIssued = hindrances.every((hindrance) => 'lack' in hindrance && hindrance.lack.what === 'buyer');
    sound.set(key, isIssued);
    return isIssued;
  };
  return async (buyer, values) => {
    const fitting = fittingTemplates(templates, values);
    if (fitting.length === 0) return { not: 'noTemplate' };
    if (buyer.email === null) return { not: 'noEmail' };
    if (values['consent.email.invoices'] !== 'given') return { not: 'noConsent' };
    if (missingForInvoicing(rules, values).length > 0) return { not: 'lacking' };
    for (const template of fitting) if (await isSound(template, buyer, values)) return { template };
    return { not: 'template' };
  };
}
