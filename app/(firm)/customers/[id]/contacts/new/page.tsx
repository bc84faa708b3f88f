import { type SearchParams, single } from '../../../../../search-params';
import { Addition } from '../../addition';
import { ContactForm } from '../contact-form';
import { noContact } from '#lib/contacts/input';

interface NewContactProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewContact({ params, searchParams }: NewContactProps) {
  // Of the main contact the name may be known already, from the customer's own form.
  const isMain = single((await searchParams)['for']) === 'main';
  return (
    <Addition customerId={(await params).id} title="contacts.newTitle">
      {({ ctx, customer, title }) => <ContactForm ctx={ctx} title={title} customerId={customer.id} values={{ ...noContact, name: (isMain && customer.contactName) || '' }} />}
    </Addition>
  );
}
