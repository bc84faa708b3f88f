import { customerAddress } from '../../addresses';
import { saveDelivery } from './actions';
import { AddressFields } from './address-fields';
import { Hidden, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { addressParts } from '#lib/addresses/layout';
import type { Context } from '#lib/context';
import { countryChoices } from '#lib/countries';
import { deliverySeen, type DeliveryValues } from '#lib/deliveries/input';
import { type Translate, translator } from '#lib/messages';

interface DeliveryFormProps {
  ctx: Context;
  title: string;
  customerId: string;
  values: DeliveryValues;
  /** The address that is changed; none for a new one. */
  deliveryId?: string;
}

const regionNames = ['state', 'emirate', 'governorate', 'province', 'county'] as const;

const labelsOf = (t: Translate) =>
  ({
    ...Object.fromEntries(addressParts.map((part) => [part, t(`customers.fields.${part}`)])),
    ...Object.fromEntries(regionNames.map((name) => [name, t(`deliveries.regions.${name}`)])),
  }) as Parameters<typeof AddressFields>[0]['labels'];

/** The form of a delivery address. The country decides which fields it has; a button lays it out anew, also without JavaScript. */
export function DeliveryForm({ ctx, title, customerId, values, deliveryId = '' }: DeliveryFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const countries = [{ value: '', label: t('customers.choose') }, ...countryChoices(ctx.locale)];
  return (
    <Form action={saveDelivery} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      {/* Enter presses the first button of a form: that must be the one that saves. */}
      <button className="visually-hidden" tabIndex={-1} aria-hidden="true" name="intent" value="save">{t('deliveries.save')}</button>
      <p className="help">{t('form.requiredExplained')}</p>
      <input type="hidden" name="customer" value={customerId} />
      <input type="hidden" name="delivery" value={deliveryId} />
      <Hidden name="seen" value={deliveryId && deliverySeen(values)} />
      <div className="group">
        <TextField name="label" label={t('deliveries.label')} help={t('deliveries.labelHelp')} required dir="auto" value={values.label} autoFocus={deliveryId === ''} />
        <Select name="country" label={t('customers.fields.country')} help={t('deliveries.layoutHelp')} value={values.country} options={countries} />
        <div className="actions"><Submit intent="layout" quiet>{t('deliveries.changeLayout')}</Submit></div>
        <AddressFields values={values} labels={labelsOf(t)} />
      </div>
      <div className="actions">
        <Submit intent="save">{t('deliveries.save')}</Submit>
        <a href={customerAddress(customerId)} data-key="Escape">{t('deliveries.cancel')}</a>
      </div>
    </Form>
  );
}
