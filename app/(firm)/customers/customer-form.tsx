import { reviewCustomer } from './actions';
import { AddressFields } from './address-fields';
import { CategoryFields, ConsentFields, OwnField } from './own-fields';
import { Hidden, Radios, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import { isAddressPart } from '#lib/addresses/layout';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { customFieldName } from '#lib/custom-fields/field';
import { type CustomerField, type CustomerFieldName, type CustomerValues, customerFields, type FieldGroup, fieldGroups, fieldsOf, locales } from '#lib/customers/fields';
import { requiredFields } from '#lib/customers/required-fields';
import { rulesOf } from '#lib/customers/rules';
import { type MessageKey, type Translate, translator } from '#lib/messages';

interface CustomerFormProps {
  ctx: Context;
  title: string;
  values: CustomerValues;
  /** Draft that the review shall revise; none for a first entry. */
  draftId?: string | undefined;
  /** The customer being edited, as it was when the form was opened. */
  edited?: { id: string; version: number } | undefined;
  /** Field to begin at: where a Change link of the review leads. */
  focus?: string | undefined;
  cancel: string;
}

const helped: Partial<Record<CustomerFieldName, MessageKey>> = {
  name: 'customers.help.name',
  contactName: 'customers.help.contactName',
  phone: 'customers.help.phone',
  paymentTermDays: 'customers.help.paymentTermDays',
  terms: 'customers.help.terms',
};

/** The form of a customer, new or known. It saves nothing: it leads to the review, or lays itself out for another country. */
export async function CustomerForm({ ctx, title, values, draftId = '', edited, focus, cancel }: CustomerFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const required = requiredFields(ctx.firm, values.kind);
  const [{ fields }, categories] = await Promise.all([rulesOf(ctx), allCategories(ctx)]);
  const ownOf = (group: FieldGroup) => fields.filter((field) => field.group === group);
  return (
    <Form action={reviewCustomer} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="review" />
      <p className="help">{t('form.requiredExplained')}</p>
      <Hidden name="draft" value={draftId} />
      <Hidden name="customer" value={edited?.id ?? ''} />
      <Hidden name="version" value={String(edited?.version ?? '')} />
      {fieldGroups.filter((group) => fieldsOf(group).length + ownOf(group).length > 0).map((group) => (
        <fieldset key={group} className="group">
          <legend>{t(`customers.groups.${group}`)}</legend>
          {fieldsOf(group).filter((name) => !isAddressPart(name)).map((name) => <CustomerFormField key={name} {...{ ctx, name, t, values, required, focus }} />)}
          {group === 'reach' && <ConsentFields ctx={ctx} values={values} />}
          {group === 'terms' && <CategoryFields ctx={ctx} categories={categories} value={values.categories} autoFocus={focus === 'categories'} />}
          {ownOf(group).map((field) => (
            <OwnField key={field.id} ctx={ctx} field={field} values={values} required={required.has(customFieldName(field))} autoFocus={focus === customFieldName(field)} />
          ))}
        </fieldset>
      ))}
      <div className="actions">
        <Submit intent="review">{t('form.review')}</Submit>
        <a href={cancel} data-key="Escape">{t('form.cancel')}</a>
      </div>
    </Form>
  );
}

interface CustomerFormFieldProps {
  ctx: Context;
  name: CustomerFieldName;
  t: Translate;
  values: CustomerValues;
  /** Names of the fields that must be filled. */
  required: ReadonlySet<string>;
  focus: string | undefined;
}

/** A field of the form; the country brings the whole address with it. */
function CustomerFormField({ ctx, name, t, values, required, focus }: CustomerFormFieldProps) {
  const field: CustomerField = customerFields[name];
  const help = helped[name];
  const common = { name, label: t(`customers.fields.${name}`), help: help && t(help), required: required.has(name), value: values[name], autoFocus: name === focus };
  const none = { value: '', label: t('customers.choose') };
  switch (field.input) {
    case 'radio':
      return <Radios {...common} required options={[{ value: 'person', label: t('customers.kinds.person') }, { value: 'company', label: t('customers.kinds.company') }]} />;
    case 'country':
      return <AddressFields {...{ ctx, values, required, focus }} />;
    case 'currency':
      return <Select {...common} options={[none, ...currencyChoices(ctx.locale)]} />;
    case 'locale':
      return <Select {...common} options={[none, ...locales.map((locale) => ({ value: locale, label: t(`language.${locale}`) }))]} />;
    case 'lines':
      return <TextArea {...common} />;
    case 'line':
      return <TextField {...common} dir={field.direction} inputMode={field.inputMode} />;
  }
}
