import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { customerAddress, newAddress, nowhere } from '../../addresses';
import { FieldValue } from '../../field-value';
import { type SearchParams, single } from '../../../../search-params';
import { Findings, MustMend } from '../../findings';
import { LookAlikes, WhyAnother } from '../../look-alikes';
import { OfferedWelcome, wayOf } from '../../../welcome/offer';
import { ReviewForm } from '../../review-form';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findDraft } from '#lib/customers/draft';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { type CustomerValues, type FieldGroup, fieldGroups, type FieldName } from '#lib/customers/fields';
import { problemsOf } from '#lib/customers/input';
import { rulesOf } from '#lib/customers/rules';
import { type ShownField, shownFields } from '#lib/customers/show';
import { translator } from '#lib/messages';
import { welcomeFor } from '#lib/registration/welcome-for';
import { requireContext } from '#lib/session';

export default async function ReviewNewCustomer({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const id = single(params['draft']);
  const draft = await findDraft(ctx, id);
  if (!draft || draft.edited) redirect(nowhere);
  if (draft.savedCustomerId) redirect(customerAddress(draft.savedCustomerId, 'already'));
  const t = translator(ctx.locale, ctx.user.digits);
  const { values } = draft;
  const [fields, rules, lookAlikes, offer] = await Promise.all([shownFields(ctx, values.country), rulesOf(ctx), findLookAlikes(ctx, comparableOf(ctx, values), null), can(ctx, 'invoices.edit') && can(ctx, 'mail.edit') ? welcomeFor(ctx, values) : null]);
  const changeAddress = (field: string) => newAddress(id, undefined, field);
  return (
    <>
      <h1>{t('review.title')}</h1>
      <p className="lead">{t('review.lead')}</p>
      {single(params['said']) === 'welcomeChanged' && <div className="notice warning" role="alert">{t('welcome.changed')}</div>}
      <MustMend ctx={ctx} fields={fields} problems={problemsOf(rules, values)} changeAddress={changeAddress} />
      <LookAlikes ctx={ctx} lookAlikes={lookAlikes} values={values} draftId={id} />
      <Findings ctx={ctx} draft={draft} values={values} fields={fields} changeAddress={changeAddress} lookAlikes={lookAlikes} />
      {fieldGroups.map((group) => {
        const own = fields.filter((field) => field.group === group);
        return own.length > 0 && <Group key={group} ctx={ctx} group={group} fields={own} values={values} changeAddress={changeAddress} />;
      })}
      <ReviewForm ctx={ctx} title={t('review.titleOf', { name: values.name })} draftId={id} isNew back={newAddress(id)} besides={offer && wayOf(offer)}>
        <WhyAnother ctx={ctx} lookAlikes={lookAlikes} />
        {offer && <OfferedWelcome ctx={ctx} offer={offer} changeAddress={changeAddress} />}
      </ReviewForm>
    </>
  );
}

interface GroupProps {
  ctx: Context;
  group: FieldGroup;
  fields: ShownField[];
  values: CustomerValues;
  changeAddress: (field: FieldName) => string;
}

/** One group of the form as it will be saved, each row with the way back to its field; what was left empty stands together in the last. */
function Group({ ctx, group, fields, values, changeAddress }: GroupProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const isEmpty = ({ name }: ShownField) => (values[name] ?? '') === '';
  const empty = fields.filter(isEmpty);
  return (
    <section className="group">
      <h2>{t(`customers.groups.${group}`)}</h2>
      <SummaryList>
        {fields.filter((field) => !isEmpty(field)).map((field) => {
          const label = field.label(values.kind);
          const change = <a href={changeAddress(field.name)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a>;
          return (
            <SummaryRow key={field.name} label={label} action={change}>
              <FieldValue ctx={ctx} field={field} values={values} />
            </SummaryRow>
          );
        })}
        {empty.length > 0 && (
          <SummaryRow label={t('review.none')}>
            <span className="unstated">
              {empty.map((field) => {
                const label = field.label(values.kind);
                return <a key={field.name} href={changeAddress(field.name)} aria-label={t('review.changeField', { field: label })}>{label}</a>;
              })}
            </span>
          </SummaryRow>
        )}
      </SummaryList>
    </section>
  );
}
