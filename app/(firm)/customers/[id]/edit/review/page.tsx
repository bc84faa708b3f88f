import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, editAddress, nowhere } from '../../../addresses';
import { Findings, MustMend } from '../../../findings';
import { type SearchParams, single } from '../../../../../search-params';
import { ReviewForm } from '../../../review-form';
import { ChangesTable } from './changes-table';
import { Meanwhile, meanwhileOf } from './meanwhile';
import { can } from '#lib/access';
import { compareEdit } from '#lib/customers/compare';
import { findDraft } from '#lib/customers/draft';
import { valuesOf } from '#lib/customers/input';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface ReviewEditProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ReviewEdit({ params, searchParams }: ReviewEditProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const draftId = single((await searchParams)['draft']);
  const draft = await findDraft(ctx, draftId);
  const customer = await findCustomer(ctx, id);
  if (!customer || !draft || draft.edited?.id !== id) redirect(nowhere);
  if (draft.savedCustomerId || customer.erasedAt) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const comparison = compareEdit(draft.edited.values, draft.values, valuesOf(customer));
  const { mine, merged, disputed } = comparison;
  const values = { ...merged, ...Object.fromEntries(disputed.map((name) => [name, draft.values[name]])) };
  const changeAddress = (field: string) => editAddress(id, draftId, field);
  const nothing = Object.keys(mine).length === 0;
  return (
    <>
      <h1>{t('review.titleOf', { name: customer.name })}</h1>
      <p className="lead">{t(nothing ? 'review.noChanges' : 'review.editLead')}</p>
      <MustMend ctx={ctx} values={values} changeAddress={changeAddress} before={valuesOf(customer)} />
      {!nothing && <Findings ctx={ctx} values={values} changeAddress={changeAddress} />}
      {!nothing && <ChangesTable ctx={ctx} changes={mine} values={values} changeAddress={changeAddress} />}
      <ReviewForm ctx={ctx} title={t('review.titleOf', { name: customer.name })} draftId={draftId} version={customer.version} back={editAddress(id, draftId)}>
        <Meanwhile ctx={ctx} comparison={comparison} values={values} changes={await meanwhileOf(ctx, id, customer.version - draft.edited.version)} />
      </ReviewForm>
    </>
  );
}
