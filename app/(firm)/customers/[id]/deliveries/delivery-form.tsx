import { customerAddress } from '../../addresses';
import { saveDelivery } from './actions';
import { AddressFields } from '../../address-fields';
import { Hidden, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { deliverySeen, type DeliveryValues } from '#lib/deliveries/input';
import { translator } from '#lib/messages';

interface DeliveryFormProps {
  ctx: Context;
  title: string;
  customerId: string;
  values: DeliveryValues;
  /** The address that is changed; none for a new one. */
  deliveryId?: string;
}

/** The form of a delivery address, new or known. */
export function DeliveryForm({ ctx, title, customerId, values, deliveryId = '' }: DeliveryFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={saveDelivery} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="save" />
      <p className="help">{t('form.requiredExplained')}</p>
      <input type="hidden" name="customer" value={customerId} />
      <input type="hidden" name="delivery" value={deliveryId} />
      <Hidden name="seen" value={deliveryId && deliverySeen(values)} />
      <div className="group">
        <TextField name="label" label={t('deliveries.label')} help={t('deliveries.labelHelp')} required dir="auto" value={values.label} autoFocus={deliveryId === ''} />
        <AddressFields ctx={ctx} values={values} />
      </div>
      <div className="actions">
        <Submit intent="save">{t('deliveries.save')}</Submit>
        <a href={customerAddress(customerId)} data-key="Escape">{t('deliveries.cancel')}</a>
      </div>
    </Form>
  );
}
