import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { customerAddress, newAddress, nowhere } from '../../addresses';
import { FieldValue } from '../../field-value';
import { type SearchParams, single } from '../../../../search-params';
import { Findings, MustMend } from '../../findings';
import { ReviewForm } from '../../review-form';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findDraft } from '#lib/customers/draft';
import { type CustomerFieldName, type CustomerValues, type FieldGroup, fieldGroups, fieldsOf } from '#lib/customers/fields';
import { fieldLabel, fieldText } from '#lib/customers/show';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function ReviewNewCustomer({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const id = single((await searchParams)['draft']);
  const draft = await findDraft(ctx, id);
  if (!draft || draft.edited) redirect(nowhere);
  if (draft.savedCustomerId) redirect(customerAddress(draft.savedCustomerId, 'already'));
  const t = translator(ctx.locale, ctx.user.digits);
  const { values } = draft;
  const changeAddress = (field: string) => newAddress(id, undefined, field);
  return (
    <>
      <h1>{t('review.title')}</h1>
      <p className="lead">{t('review.lead')}</p>
      <MustMend ctx={ctx} values={values} changeAddress={changeAddress} />
      <Findings ctx={ctx} values={values} changeAddress={changeAddress} />
      {fieldGroups.map((group) => <Group key={group} ctx={ctx} group={group} values={values} changeAddress={changeAddress} />)}
      <ReviewForm ctx={ctx} title={t('review.titleOf', { name: values.name })} draftId={id} isNew back={newAddress(id)} />
    </>
  );
}

interface GroupProps {
  ctx: Context;
  group: FieldGroup;
  values: CustomerValues;
  changeAddress: (field: CustomerFieldName) => string;
}

/** One group of the form as it will be saved, each row with the way back to its field; what was left empty stands together in the last. */
function Group({ ctx, group, values, changeAddress }: GroupProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const names = fieldsOf(group);
  const empty = names.filter((name) => values[name] === '');
  return (
    <section className="group">
      <h2>{t(`customers.groups.${group}`)}</h2>
      <SummaryList>
        {names.filter((name) => values[name] !== '').map((name) => {
          const label = t(fieldLabel(name, values.kind));
          const change = <a href={changeAddress(name)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a>;
          return (
            <SummaryRow key={name} label={label} action={change}>
              <FieldValue ctx={ctx} name={name} values={values} text={fieldText(ctx, name, values)} />
            </SummaryRow>
          );
        })}
        {empty.length > 0 && (
          <SummaryRow label={t('review.none')}>
            <span className="unstated">
              {empty.map((name) => {
                const label = t(fieldLabel(name, values.kind));
                return <a key={name} href={changeAddress(name)} aria-label={t('review.changeField', { field: label })}>{label}</a>;
              })}
            </span>
          </SummaryRow>
        )}
      </SummaryList>
    </section>
  );
}
