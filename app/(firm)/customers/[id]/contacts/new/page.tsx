import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { type SearchParams, single } from '../../../../../search-params';
import { ContactForm } from '../contact-form';
import { can } from '#lib/access';
import { noContact } from '#lib/contacts/input';
import { isOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface NewContactProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewContact({ params, searchParams }: NewContactProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const customer = await findCustomer(ctx, id);
  if (!customer) redirect(nowhere);
  if (!isOpen(customer)) redirect(customerAddress(id));
  const title = translator(ctx.locale, ctx.user.digits)('contacts.newTitle', { name: customer.name });
  // Of the main contact the name may be known already, from the customer's own form.
  const name = single((await searchParams)['for']) === 'main' ? (customer.contactName ?? '') : '';
  return (
    <>
      <h1>{title}</h1>
      <ContactForm ctx={ctx} title={title} customerId={id} values={{ ...noContact, name }} />
      <title>{title}</title>
    </>
  );
}
