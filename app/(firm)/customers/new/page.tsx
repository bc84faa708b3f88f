import { redirect } from 'next/navigation';
import { NoPermission } from '../../no-permission';
import { discardEntry } from '../actions';
import { customerAddress, newAddress, nowhere } from '../addresses';
import { CustomerForm } from '../customer-form';
import { WelcomeToPrint } from '../[id]/welcome';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { type Draft, findDraft, unfinishedDrafts } from '#lib/customers/draft';
import { customFieldName } from '#lib/custom-fields/field';
import { emptyValues } from '#lib/customers/fields';
import { findCustomer } from '#lib/customers/queries';
import { rulesOf } from '#lib/customers/rules';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { answersForm, requireContext } from '#lib/session';

export default async function NewCustomer({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const draftId = single(params['draft']);
  const draft = draftId ? await findDraft(ctx, draftId) : null;
  if (!(await answersForm())) {
    if (draftId && (!draft || draft.edited)) redirect(nowhere);
    if (draft?.savedCustomerId) redirect(customerAddress(draft.savedCustomerId, 'already'));
  }
  const t = translator(ctx.locale, ctx.user.digits);
  const { fields } = await rulesOf(ctx);
  const initial = Object.fromEntries(fields.map((field) => [customFieldName(field), field.initial]));
  const values = draft?.values ?? { ...emptyValues, ...initial, kind: 'person', country: ctx.firm.country ?? '' };
  return (
    <>
      <SavedBefore ctx={ctx} id={single(params['saved'])} />
      <WelcomeToPrint ctx={ctx} customerId={single(params['saved'])} params={params} />
      <h1>{t('form.newTitle')}</h1>
      {!draft && <Unfinished ctx={ctx} drafts={await unfinishedDrafts(ctx)} />}
      <CustomerForm ctx={ctx} title={t('form.newTitle')} values={values} draftId={draft?.id} focus={single(params['field']) || (draft ? undefined : 'name')} cancel="/customers" />
    </>
  );
}

/** After "Save and new": the customer just saved, one press away. */
async function SavedBefore({ ctx, id }: { ctx: Context; id: string }) {
  const customer = id ? await findCustomer(ctx, id) : null;
  if (!customer) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Notice>
      {t('profile.savedBefore', { name: customer.name, number: customer.number })} <a href={customerAddress(customer.id)}>{t('profile.open')}</a>
    </Notice>
  );
}

function Unfinished({ ctx, drafts }: { ctx: Context; drafts: Draft[] }) {
  if (drafts.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="unfinished">
      <h2>{t('form.unfinished')}</h2>
      <ul>
        {drafts.map(({ id, values, createdAt }) => (
          <li key={id}>
            <bdi className="strong">{values.name || t('form.unfinishedUntitled')}</bdi>
            <span className="help">{dayAndTime(createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone)}</span>
            <a href={newAddress(id)}>{t('form.continue')}</a>
            <form action={discardEntry}>
              <input type="hidden" name="draft" value={id} />
              <button className="link" aria-label={t('form.discardNamed', { name: values.name || t('form.unfinishedUntitled') })}>{t('form.discard')}</button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
