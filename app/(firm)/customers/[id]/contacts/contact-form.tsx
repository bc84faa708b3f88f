import { customerAddress } from '../../addresses';
import { saveContact } from './actions';
import { Hidden, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { contactSeen, type ContactValues } from '#lib/contacts/input';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

interface ContactFormProps {
  ctx: Context;
  title: string;
  customerId: string;
  values: ContactValues;
  /** The contact that is changed; none for a new one. */
  contactId?: string;
  isMain?: boolean;
}

export function ContactForm({ ctx, title, customerId, values, contactId = '', isMain = false }: ContactFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={saveContact} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <p className="help">{t('form.requiredExplained')}</p>
      <input type="hidden" name="customer" value={customerId} />
      <input type="hidden" name="contact" value={contactId} />
      <Hidden name="seen" value={contactId && contactSeen(values)} />
      <div className="group">
        <TextField name="name" label={t('contacts.fields.name')} help={isMain ? t('contacts.help.name') : undefined} required dir="auto" value={values.name} autoFocus={values.name === ''} />
        <TextField name="position" label={t('contacts.fields.position')} help={t('contacts.help.position')} dir="auto" value={values.position} />
        <TextArea name="emails" label={t('contacts.fields.emails')} help={t('contacts.help.lines')} rows={2} dir="ltr" inputMode="email" value={values.emails} />
        <TextArea name="phones" label={t('contacts.fields.phones')} help={t('contacts.help.lines')} rows={2} dir="ltr" inputMode="tel" value={values.phones} />
      </div>
      <div className="actions">
        <Submit>{t('contacts.save')}</Submit>
        <a href={customerAddress(customerId)} data-key="Escape">{t('contacts.cancel')}</a>
      </div>
    </Form>
  );
}
