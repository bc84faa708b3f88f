import type { Context } from '#lib/context';
import { startDraft } from '#lib/customers/draft';
import type { FieldName } from '#lib/customers/fields';
import { createTemplate } from '#lib/registration/change';
import type { WelcomeChoice } from '#lib/registration/send-welcome';
import { welcomeFor } from '#lib/registration/welcome-for';
import { values } from './firm.ts';
import { documentValues, type Line } from './invoices.ts';

const head = {
  name: 'Welcome', categories: '', countries: '', currency: 'SAR', pricesIncludeTax: '', language: 'customer', dueInDays: '7', reminders: 'usual',
  subjectAr: '', subjectEn: '', messageAr: '', messageEn: '', introductionAr: '', introductionEn: '', paymentAr: '', paymentEn: '',
};

/** A template as its form sends it. */
export function templateForm(given: Partial<Record<keyof typeof head, string>> = {}, lines: readonly Line[] = [{ name: 'Membership', price: '100' }]): Record<string, string> {
  const typed = Object.entries(documentValues('', lines)).filter(([name]) => name.startsWith('line.'));
  return { ...head, ...Object.fromEntries(typed), ...given };
}

export const aTemplate = (ctx: Context, given: Parameters<typeof templateForm>[0] = {}, lines?: readonly Line[]): Promise<string> => createTemplate(ctx, templateForm(given, lines));

/** A customer who may be written to. */
export const reachable = (given: Partial<Record<FieldName, string>> = {}) => values({ email: 'maria@example.com', 'consent.email.invoices': 'given', locale: 'en', ...given });

/** An entry on its review, and the choice that the review would send if the welcome that fits best is ticked. */
export async function onReview(ctx: Context, given: ReturnType<typeof reachable> = reachable(), by: WelcomeChoice['by'] = 'mail'): Promise<{ draft: string; choice: WelcomeChoice }> {
  const draft = await startDraft(ctx, given, null);
  const [best] = (await welcomeFor(ctx, given))?.welcomes ?? [];
  return { draft, choice: { templateId: best?.template.id ?? '', seen: best?.seen ?? null, by } };
}
