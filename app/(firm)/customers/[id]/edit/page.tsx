import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { customerAddress, nowhere } from '../../addresses';
import { CustomerForm } from '../../customer-form';
import { type SearchParams, single } from '../../../../search-params';
import { can } from '#lib/access';
import { findDraft } from '#lib/customers/draft';
import { isOpen } from '#lib/customers/open';
import { findRecord } from '#lib/customers/record';
import { translator } from '#lib/messages';
import { answersForm, requireContext } from '#lib/session';

interface EditProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function EditCustomer({ params, searchParams }: EditProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const { draft: draftParam, field } = await searchParams;
  const draftId = single(draftParam);
  const found = await findRecord(ctx, id);
  const draft = draftId ? await findDraft(ctx, draftId) : null;
  if (!found) redirect(nowhere);
  const { customer } = found;
  if (!(await answersForm())) {
    if (draftId && draft?.edited?.id !== id) redirect(nowhere);
    if (draft?.savedCustomerId || !isOpen(customer)) redirect(customerAddress(id));
  }
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('form.editTitle', { name: customer.name });
  const edited = draft?.edited ?? { id, version: customer.version };
  return (
    <>
      <h1>{title}</h1>
      <CustomerForm ctx={ctx} title={title} values={draft?.values ?? found.values} draftId={draft?.id} edited={{ id, version: edited.version }} focus={single(field)} cancel={customerAddress(id)} />
    </>
  );
}
