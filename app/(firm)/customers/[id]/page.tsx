import { redirect } from 'next/navigation';
import { type Confirmation, editAddress, nowhere } from '../addresses';
import { FieldValue } from '../field-value';
import { Notes } from './notes';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { type CustomerFieldName, fieldGroups, fieldsOf } from '#lib/customers/fields';
import { missingForInvoicing, valuesOf } from '#lib/customers/input';
import { type CustomerProfile, findProfile } from '#lib/customers/queries';
import { fieldLabel, fieldText } from '#lib/customers/show';
import { dayAndTime } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const confirmations: Record<Confirmation, MessageKey> = {
  noteWritten: 'notes.written',
  noteChanged: 'notes.changed',
  noteRemoved: 'notes.removed',
  registered: 'profile.registered',
  updated: 'profile.updated',
  already: 'profile.already',
};

interface ProfileProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function Profile({ params, searchParams }: ProfileProps) {
  const ctx = await requireContext();
  const customer = await findProfile(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const confirmation = confirmations[single((await searchParams)['saved']) as Confirmation] as MessageKey | undefined;
  return (
    <article className="profile">
      <title>{customer.name}</title>
      {confirmation && <Notice>{t(confirmation, { number: customer.number })}</Notice>}
      <div className="head">
        <div>
          <h1 dir="auto" className="value">{customer.name}</h1>
          <p className="help">{t('profile.numberLabel', { number: customer.number })}</p>
        </div>
        {can(ctx, 'customers.edit') && <a className="button" href={editAddress(customer.id)}>{t('profile.edit')}</a>}
      </div>
      <MissingForInvoicing ctx={ctx} customer={customer} />
      <Data ctx={ctx} customer={customer} />
      <Notes ctx={ctx} customerId={customer.id} />
      <History ctx={ctx} customer={customer} />
      <p className="screen-only"><a href="/customers" data-key="Escape">{t('profile.backToList')}</a></p>
    </article>
  );
}

interface PartProps {
  ctx: Context;
  customer: CustomerProfile;
}

/** All that is known, in the groups of the form; a group of which nothing is known is left out. */
function Data({ ctx, customer }: PartProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const values = valuesOf(customer);
  const known = (name: CustomerFieldName) => name !== 'name' && values[name] !== '';
  const groups = fieldGroups.map((group) => ({ group, names: fieldsOf(group).filter(known) })).filter(({ names }) => names.length > 0);
  return (
    <div className="groups">
      {groups.map(({ group, names }) => (
        <section key={group} className="group">
          <h2>{t(`customers.groups.${group}`)}</h2>
          <SummaryList>
            {names.map((name) => (
              <SummaryRow key={name} label={t(fieldLabel(name, values.kind))}>
                <FieldValue ctx={ctx} name={name} values={values} text={fieldText(ctx, name, values)} live />
              </SummaryRow>
            ))}
          </SummaryList>
        </section>
      ))}
    </div>
  );
}

/** What is still to be asked for before the first invoice, each with the way to its field. */
function MissingForInvoicing({ ctx, customer }: PartProps) {
  const missing = missingForInvoicing(ctx.firm, valuesOf(customer));
  if (missing.length === 0 || !can(ctx, 'customers.edit')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="todo screen-only" aria-labelledby="missing">
      <h2 id="missing">{t('profile.missing')}</h2>
      <p className="unstated">
        {missing.map((name) => <a key={name} href={editAddress(customer.id, undefined, name)}>{t(fieldLabel(name, customer.kind))}</a>)}
      </p>
    </section>
  );
}

function History({ ctx, customer }: PartProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <p className="help">
      {t('profile.registeredBy', { at: at(customer.createdAt), name: customer.createdByName })}
      {customer.version > 1 && <><br />{t('profile.updatedBy', { at: at(customer.updatedAt), name: customer.updatedByName })}</>}
    </p>
  );
}
