import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { archive } from '../actions';
import { ContactForm } from '../contact-form';
import { Press } from '../../press';
import { can } from '#lib/access';
import { contactValues } from '#lib/contacts/input';
import { findContact, listContacts, mainContact } from '#lib/contacts/queries';
import { isOpen } from '#lib/customers/open';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function EditContact({ params }: { params: Promise<{ id: string; contact: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id, contact: contactId } = await params;
  const found = await findContact(ctx, contactId);
  if (!found || found.customer.id !== id) redirect(nowhere);
  const { contact, customer } = found;
  if (!isOpen(customer) || contact.archivedAt) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('contacts.editTitle', { name: contact.name });
  const isMain = mainContact(customer.contactName, await listContacts(ctx, id))?.id === contactId;
  return (
    <>
      <h1>{title}</h1>
      <ContactForm ctx={ctx} title={title} customerId={id} contactId={contactId} values={contactValues(contact)} isMain={isMain} />
      <Press ctx={ctx} action={archive} send={{ customer: id, contact: contactId }} word={t('contacts.archive')} />
      <title>{title}</title>
    </>
  );
}
