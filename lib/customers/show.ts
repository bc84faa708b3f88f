import { regionNameOf } from '#lib/addresses/layout';
import { allCategories, type Category } from '#lib/categories/queries';
import { consentKey, consentNames, formConsents } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { countryName } from '#lib/countries';
import { currencyName } from '#lib/currencies';
import { apart, type CustomField, customFieldName, wordIn } from '#lib/custom-fields/field';
import type { Finding } from '#lib/customers/checks/check';
import { websiteAddress } from '#lib/customers/checks/website';
import { type CustomerFieldName, type CustomerValues, customerFields, fieldNamesFor, type FieldGroup, type FieldName } from '#lib/customers/fields';
import { rulesOf } from '#lib/customers/rules';
import { calendarDay, decimal } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { internationalPhone, nationalPhone } from '#lib/phone';

/** What a built-in field is called: the name after the kind, and the region after the country, where these are known. */
export function fieldLabel(name: CustomerFieldName, kind?: string, country = ''): MessageKey {
  const regionName = name === 'region' && regionNameOf(country);
  if (regionName) return `addresses.regions.${regionName}`;
  if (name !== 'name' || !kind) return `customers.fields.${name}`;
  return kind === 'company' ? 'customers.companyName' : 'customers.fullName';
}

/** A built-in field's value in the words of the reader: names for codes, the phone as it is written where it belongs. */
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

/** A field as a reader sees it, whoever made it. */
export interface ShownField {
  name: FieldName;
  group: FieldGroup;
  direction: 'auto' | 'ltr';
  /** What it is called; the name is called after the kind of customer where that is given. */
  label(kind?: string): string;
  /** What a record has in it, in the reader's words; `''` for nothing. */
  text(values: CustomerValues): string;
  /** Where a press on it leads: to write, to call, to look. Null where it leads nowhere. */
  target(values: CustomerValues): string | null;
}

type Reach = 'email' | 'phone' | 'link';

function targetOf(reach: Reach | undefined, value: string): string | null {
  if (value === '' || !reach) return null;
  if (reach === 'email') return `mailto:${encodeURIComponent(value)}`;
  if (reach === 'phone') return `tel:${value.replaceAll(/[^0-9+]/g, '')}`;
  return websiteAddress(value);
}

const reachOf: Partial<Record<string, Reach>> = { email: 'email', phone: 'phone', website: 'link', link: 'link' };

/** A value of one of the firm's own fields in the words of the reader. */
function customText(ctx: Context, field: CustomField, value: string): string {
  const t = translator(ctx.locale, ctx.user.digits);
  const optionText = (key: string) => wordIn(field.options.find((option) => option.key === key)?.label ?? {}, ctx.locale) || key;
  switch (field.type) {
    case 'number':
    case 'money':
      return decimal(value, ctx.locale, ctx.user.digits);
    case 'date':
      return calendarDay(value, ctx.locale, ctx.user.digits);
    case 'yesNo':
      return t(value === 'yes' ? 'customFields.yes' : 'customFields.no');
    case 'choice':
    case 'choices':
      return apart(value).map(optionText).join(ctx.locale === 'ar' ? '، ' : ', ');
    default:
      return value;
  }
}

const leftToRight = new Set<CustomField['type']>(['email', 'phone', 'link', 'number', 'money']);

/** What the firm has added to its customers' fields. */
export interface FirmWords {
  fields: readonly CustomField[];
  categories: readonly Pick<Category, 'id' | 'name'>[];
}

/**
 * All fields of a customer as this reader sees them, in the order of the form.
 * @param country the customer's, which decides how the parts of the address follow one another and what the region is called
 */
export async function shownFields(ctx: Context, country = ''): Promise<ShownField[]> {
  const [{ fields }, categories] = await Promise.all([rulesOf(ctx), allCategories(ctx)]);
  return shownWith(ctx, { fields, categories }, country);
}

/** The same, where what the firm has added is known already. */
export function shownWith(ctx: Context, { fields, categories }: FirmWords, country = ''): ShownField[] {
  const t = translator(ctx.locale, ctx.user.digits);
  const nameOf = new Map(categories.map(({ id, name }) => [id, name]));
  return [
    ...fieldNamesFor(country).map((name): ShownField => ({
      name, group: customerFields[name].group, direction: customerFields[name].direction,
      label: (kind) => t(fieldLabel(name, kind, country)), text: (values) => fieldText(ctx, name, values), target: (values) => targetOf(reachOf[name], values[name]),
    })),
    ...consentNames.map((name): ShownField => ({
      name, group: 'reach', direction: 'auto', label: () => t(`consent.short.${consentKey(formConsents[name])}`),
      text: (values) => (values[name] === 'given' ? t('consent.given') : ''), target: () => null,
    })),
    {
      name: 'categories', group: 'terms', direction: 'auto', label: () => t('categories.title'),
      text: ({ categories: ids }) => apart(ids).map((id) => nameOf.get(id) ?? '').filter(Boolean).join(ctx.locale === 'ar' ? '، ' : ', '),
      target: () => null,
    },
    ...fields.map((field): ShownField => ({
      name: customFieldName(field), group: field.group as FieldGroup, direction: leftToRight.has(field.type) ? 'ltr' : 'auto',
      label: () => wordIn(field.label, ctx.locale),
      text: (values) => {
        const value = values[customFieldName(field)] ?? '';
        return value === '' ? '' : customText(ctx, field, value);
      },
      target: (values) => targetOf(reachOf[field.type], values[customFieldName(field)] ?? ''),
    })),
  ];
}

/** A finding in the words of the reader. */
export function findingText(ctx: Context, { key, values }: Finding): string {
  const country = values?.['country'];
  const t = translator(ctx.locale, ctx.user.digits);
  return t(key, { ...values, ...(typeof country === 'string' && { country: countryName(country, ctx.locale) }) });
}
