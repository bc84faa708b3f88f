import { Checkboxes, Radios, Select, TextArea, TextField } from '#components/form/field';
import type { Category } from '#lib/categories/queries';
import { consentKey, consentNames, formConsents } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { apart, type CustomField, customFieldName, wordIn } from '#lib/custom-fields/field';
import type { CustomerValues } from '#lib/customers/fields';
import { translator } from '#lib/messages';

interface CategoryFieldsProps {
  ctx: Context;
  categories: Category[];
  value: string;
  autoFocus: boolean;
}

/** The firm's categories to tick, and a line for those that are not there yet. An archived one is shown only to whom has it. */
export function CategoryFields({ ctx, categories, value, autoFocus }: CategoryFieldsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const chosen = apart(value);
  const offered = categories.filter(({ id, archivedAt }) => archivedAt === null || chosen.includes(id));
  const options = offered.map(({ id, name, color }) => ({ value: id, label: name, mark: <span className="dot" data-color={color} aria-hidden="true" /> }));
  return (
    <>
      {options.length > 0 && <Checkboxes name="categories" label={t('categories.title')} help={t('categories.help')} value={value} options={options} autoFocus={autoFocus} />}
      <TextField name="newCategories" label={t('categories.new')} help={t('categories.newHelp')} dir="auto" autoFocus={autoFocus && options.length === 0} />
    </>
  );
}

/** What the customer agrees to, as a sentence that can be read aloud to them. Never ticked beforehand. */
export function ConsentFields({ ctx, values }: { ctx: Context; values: CustomerValues }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      {consentNames.map((name) => (
        <Checkboxes key={name} name={name} label={t(`consent.short.${consentKey(formConsents[name])}`)} value={values[name]}
          options={[{ value: 'given', label: t(`consent.sentences.${consentKey(formConsents[name])}`, { firm: ctx.firm.name }) }]} />
      ))}
    </>
  );
}

interface OwnFieldProps {
  ctx: Context;
  field: CustomField;
  values: CustomerValues;
  required: boolean;
  autoFocus: boolean;
}

const inputModes = { number: 'decimal', money: 'decimal', email: 'email', phone: 'tel', link: 'url' } as const;

/** A field of the firm's own in the form of a customer. */
export function OwnField({ ctx, field, values, required, autoFocus }: OwnFieldProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const name = customFieldName(field);
  const help = wordIn(field.help, ctx.locale);
  const common = { name, label: wordIn(field.label, ctx.locale), help: help || undefined, required, value: values[name] ?? '', autoFocus };
  const options = field.options.map(({ key, label }) => ({ value: key, label: wordIn(label, ctx.locale) }));
  const none = { value: '', label: t('customers.choose') };
  switch (field.type) {
    case 'lines':
      return <TextArea {...common} />;
    case 'yesNo':
      return <Select {...common} options={[none, { value: 'yes', label: t('customFields.yes') }, { value: 'no', label: t('customFields.no') }]} />;
    case 'choice':
      return options.length > 4 || !required ? <Select {...common} options={[none, ...options]} /> : <Radios {...common} options={options} />;
    case 'choices':
      return <Checkboxes {...common} options={options} />;
    case 'date':
      return <TextField {...common} type="date" dir="ltr" />;
    case 'line':
      return <TextField {...common} dir="auto" />;
    default:
      return <TextField {...common} dir="ltr" inputMode={inputModes[field.type]} />;
  }
}
