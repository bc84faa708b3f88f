import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, editAddress, nowhere } from '../../../addresses';
import { Findings, MustMend } from '../../../findings';
import { type SearchParams, single } from '../../../../../search-params';
import { LookAlikes } from '../../../look-alikes';
import { ReviewForm } from '../../../review-form';
import { ChangesTable } from './changes-table';
import { Meanwhile, meanwhileOf } from './meanwhile';
import { can } from '#lib/access';
import { asReviewed, compareEdit } from '#lib/customers/compare';
import { findDraft } from '#lib/customers/draft';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { problemsOf } from '#lib/customers/input';
import { isOpen } from '#lib/customers/open';
import { findRecord } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { shownFields } from '#lib/customers/show';
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
  const found = await findRecord(ctx, id);
  if (!found || !draft || draft.edited?.id !== id) redirect(nowhere);
  if (draft.savedCustomerId || !isOpen(found.customer)) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const { customer, values: present } = found;
  const [fields, rules] = await Promise.all([shownFields(ctx, draft.values.country), rulesOf(ctx)]);
  const comparison = compareEdit(draft.edited.values, draft.values, present);
  const { mine } = comparison;
  const values = asReviewed(comparison, draft.values);
  const changeAddress = (field: string) => editAddress(id, draftId, field);
  const nothing = Object.keys(mine).length === 0;
  const lookAlikes = nothing ? [] : await findLookAlikes(ctx, comparableOf(ctx, values), id);
  return (
    <>
      <h1>{t('review.titleOf', { name: customer.name })}</h1>
      <p className="lead">{t(nothing ? 'review.noChanges' : 'review.editLead')}</p>
      <MustMend ctx={ctx} fields={fields} problems={problemsOf(rules, values, present)} changeAddress={changeAddress} />
      <LookAlikes ctx={ctx} lookAlikes={lookAlikes} values={values} draftId={draftId} customerId={id} />
      {!nothing && <Findings ctx={ctx} draft={draft} values={values} fields={fields} changeAddress={changeAddress} lookAlikes={lookAlikes} />}
      {!nothing && <ChangesTable ctx={ctx} fields={fields} changes={mine} values={values} changeAddress={changeAddress} />}
      <ReviewForm ctx={ctx} title={t('review.titleOf', { name: customer.name })} draftId={draftId} version={customer.version} back={editAddress(id, draftId)}>
        <Meanwhile ctx={ctx} fields={fields} comparison={comparison} values={values} changes={await meanwhileOf(ctx, id, customer.version - draft.edited.version)} />
      </ReviewForm>
    </>
  );
}
