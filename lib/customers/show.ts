import type { Context } from '#lib/context';
import { countryName } from '#lib/countries';
import { currencyName } from '#lib/currencies';
import type { Finding } from '#lib/customers/checks/check';
import type { CustomerFieldName, CustomerValues } from '#lib/customers/fields';
import { type MessageKey, translator } from '#lib/messages';
import { internationalPhone, nationalPhone } from '#lib/phone';

/** What a field is called; the name is called after the kind where that is known. */
export function fieldLabel(name: CustomerFieldName, kind?: string): MessageKey {
  if (name !== 'name' || !kind) return `customers.fields.${name}`;
  return kind === 'company' ? 'customers.companyName' : 'customers.fullName';
}

/** A field's value in the words of the reader: names for codes, the phone as it is written where it belongs. */
export function fieldText(ctx: Context, name: CustomerFieldName, values: CustomerValues): string {
  const value = values[name];
  if (value === '') return '';
  const t = translator(ctx.locale, ctx.user.digits);
  switch (name) {
    case 'kind':
      return t(value === 'company' ? 'customers.kinds.company' : 'customers.kinds.person');
    case 'country':
      return countryName(value, ctx.locale);
    case 'currency':
      return currencyName(value, ctx.locale);
    case 'locale':
      return t(value === 'ar' ? 'language.ar' : 'language.en');
    case 'phone':
      return nationalPhone(value, internationalPhone(value, values.country || ctx.firm.country));
    default:
      return value;
  }
}

/** A finding in the words of the reader. */
export function findingText(ctx: Context, { key, values }: Finding): string {
  const country = values?.['country'];
  const t = translator(ctx.locale, ctx.user.digits);
  return t(key, { ...values, ...(typeof country === 'string' && { country: countryName(country, ctx.locale) }) });
}
