import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { customerAddress, exportAddress, nowhere } from '../../addresses';
import { erase } from './actions';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { kept } from '#lib/backup/retention';
import { listContacts } from '#lib/contacts/queries';
import { isOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { listDeliveries } from '#lib/deliveries/queries';
import { listed, plainNumber } from '#lib/format';
import { mergedCustomers } from '#lib/merges/queries';
import { translator } from '#lib/messages';
import { erasedName } from '#lib/personal-data/erase';
import { requireContext } from '#lib/session';

/** Says what will be erased and what stays, and asks for the customer's number before it is done. */
export default async function EraseCustomer({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.erase')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const customer = await findCustomer(ctx, id);
  if (!customer) redirect(nowhere);
  if (!isOpen(customer)) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const number = String(customer.number);
  const title = t('personalData.eraseTitle', { name: customer.name });
  const [contacts, deliveries, merged] = [await listContacts(ctx, id), await listDeliveries(ctx, id), await mergedCustomers(ctx, id)];
  return (
    <>
      <h1>{title}</h1>
      <p className="notice warning"><span className="strong">{t('personalData.warning')}</span> <a href={exportAddress(id)} download>{t('personalData.export')}</a></p>
      <section className="group">
        <h2>{t('personalData.goes')}</h2>
        <ul className="bullets">
          <li>{t('personalData.goesFields', { placeholder: erasedName(ctx, customer.number) })}</li>
          {contacts.length > 0 && <li>{t('personalData.goesContacts', { count: contacts.length })}</li>}
          {deliveries.length > 0 && <li>{t('personalData.goesDeliveries', { count: deliveries.length })}</li>}
          {merged.length > 0 && <li>{t('personalData.goesMerged', { numbers: listed(merged.map((one) => plainNumber(one.number, ctx.user.digits)), ctx.locale) })}</li>}
          <li>{t('personalData.goesCustom')}</li>
          <li>{t('personalData.goesNotes')}</li>
          <li>{t('personalData.goesEvidence')}</li>
          <li>{t('personalData.goesDrafts')}</li>
        </ul>
        <h2>{t('personalData.stays')}</h2>
        <ul className="bullets">
          <li>{t('personalData.staysNumber', { number })}</li>
          <li>{t('personalData.staysInvoices')}</li>
          <li>{t('personalData.staysConsent')}</li>
          <li>{t('personalData.staysLog')}</li>
          <li>{t('personalData.staysBackups', { months: kept.months })}</li>
        </ul>
      </section>
      <Form action={erase} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="customer" value={id} />
        <input type="hidden" name="version" value={customer.version} />
        <TextField name="number" label={t('personalData.number')} help={t('personalData.numberHelp', { number })} required dir="ltr" inputMode="numeric" />
        <div className="actions">
          <Submit>{t('personalData.confirm')}</Submit>
          <a href={customerAddress(id)} data-key="Escape">{t('personalData.cancel')}</a>
        </div>
      </Form>
      <title>{title}</title>
    </>
  );
}
