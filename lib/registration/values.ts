import { countryName } from '#lib/countries';
import type { Locale } from '#lib/context';
import { joined } from '#lib/custom-fields/field';
import { listed } from '#lib/format';
import { lineParts } from '#lib/invoices/lines';
import type { WelcomeTemplate } from '#lib/registration/queries';

/** A template as its form shows it, to a reader of this language. The other way is `parseTemplate`. */
export function templateValues(template: WelcomeTemplate, locale: Locale): Record<string, string> {
  const { name, categories, countries, currency, pricesIncludeTax, language, dueInDays, reminders, planId, subjectAr, subjectEn, messageAr, messageEn, introductionAr, introductionEn, paymentAr, paymentEn } = template;
  const texts = Object.fromEntries(Object.entries({ subjectAr, subjectEn, messageAr, messageEn, introductionAr, introductionEn, paymentAr, paymentEn }).map(([part, text]) => [part, text ?? '']));
  const values: Record<string, string> = {
    name, categories: joined(categories), countries: listed(countries.map((code) => countryName(code, locale)), locale), currency, pricesIncludeTax: pricesIncludeTax ? 'yes' : '', language,
    dueInDays: dueInDays === null ? '' : String(dueInDays), reminders: planId ?? reminders, ...texts,
  };
  for (const [index, line] of template.lines.entries()) for (const part of lineParts) values[`line.${index + 1}.${part}`] = line[part];
  return values;
}
