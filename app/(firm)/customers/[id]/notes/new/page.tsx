import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { NoteForm } from '../note-form';
import { can } from '#lib/access';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function NewNote({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'notes.edit')) return <NoPermission ctx={ctx} />;
  const customer = await findCustomer(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  if (customer.mergedIntoId) redirect(customerAddress(customer.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('notes.newTitle', { name: customer.name });
  return (
    <>
      <h1>{title}</h1>
      <NoteForm ctx={ctx} title={title} customerId={customer.id} note={null} />
    </>
  );
}
