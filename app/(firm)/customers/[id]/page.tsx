import { redirect } from 'next/navigation';
import { ChangedSince } from '../../changed-since';
import { editAddress, nowhere } from '../addresses';
import { ArchiveButton, ArchivedStrip } from './archive';
import { Confirmed } from './confirmation';
import { ConsentSection } from './consent-section';
import { Contacts } from './contacts';
import { DeliveryAddresses } from './delivery-addresses';
import { History } from './history';
import { PersonalData } from './personal-data';
import { CustomerExpenses } from './expenses';
import { FieldValue } from '../field-value';
import { MergeConfirmed, MergedStrip, Merges } from './merges';
import { CustomerMoney } from './money';
import { Notes } from './notes';
import { Owes } from './owes';
import { CustomerReminders } from './reminders';
import { WelcomeInvoice, WelcomeToPrint } from './welcome';
import { type SearchParams, single } from '../../../search-params';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import { isConsentName } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { type CustomerValues, fieldGroups, type FieldName } from '#lib/customers/fields';
import { missingForInvoicing } from '#lib/customers/input';
import { isOpen } from '#lib/customers/open';
import { type CustomerProfile, findProfile } from '#lib/customers/queries';
import { recordOf } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { type ShownField, shownFields } from '#lib/customers/show';
import { dayAndTime } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { buyerOf } from '#lib/invoices/issue';
import { latestIssued } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { moneySummary } from '#lib/payments/summary';
import { requireContext } from '#lib/session';

interface ProfileProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function Profile({ params, searchParams }: ProfileProps) {
  const ctx = await requireContext();
  const customer = await findProfile(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  const said = await searchParams;
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  const [values, fields, rules, summaries, latest] = await Promise.all([
    recordOf(ctx, customer), shownFields(ctx, customer.country ?? ''), rulesOf(ctx), moneySummary(ctx, customer.id, today), latestIssued(ctx, customer.id),
  ]);
  return (
    <article className="profile">
      <Confirmed ctx={ctx} customer={customer} params={said} />
      <WelcomeToPrint ctx={ctx} customerId={customer.id} params={said} />
      <MergeConfirmed ctx={ctx} customer={customer} params={said} />
      <div className="head">
        <div>
          <h1 dir="auto" className="value">{customer.name}</h1>
          <p className="help">{t('profile.numberLabel', { number: customer.number })}</p>
          <Owes ctx={ctx} summaries={summaries} today={today} />
        </div>
        <div className="row-actions screen-only">
          {can(ctx, 'invoices.edit') && isOpen(customer) && customer.archivedAt === null && <a href={`/invoices/new?customer=${customer.id}`}>{t('invoices.newTitle.invoice')}</a>}
          {can(ctx, 'customers.edit') && isOpen(customer) && <a className="button" href={editAddress(customer.id)}>{t('profile.edit')}</a>}
        </div>
      </div>
      <ArchivedStrip ctx={ctx} customer={customer} summaries={summaries} />
      <MergedStrip ctx={ctx} customer={customer} />
      <MissingForInvoicing ctx={ctx} customer={customer} fields={fields} missing={missingForInvoicing(rules, values)} />
      <Data ctx={ctx} fields={fields} values={values} />
      {latest?.number && latest.buyer && isOpen(customer) && <ChangedSince ctx={ctx} title={t('profile.changedSince', { number: latest.number })} href={`/invoices/${latest.id}`} was={latest.buyer} is={buyerOf(customer)} />}
      {!customer.mergedIntoId && (
        <>
          <WelcomeInvoice ctx={ctx} customer={customer} />
          <CustomerMoney ctx={ctx} customer={customer} summaries={summaries} today={today} params={said} />
          <CustomerExpenses ctx={ctx} customer={customer} />
          <CustomerReminders ctx={ctx} customer={customer} params={said} />
          <Notes ctx={ctx} customer={customer} page={single(said['notes'])} />
          <Contacts ctx={ctx} customer={customer} />
          <DeliveryAddresses ctx={ctx} customer={customer} />
          <ConsentSection ctx={ctx} customerId={customer.id} />
        </>
      )}
      <History ctx={ctx} customer={customer} />
      <Provenance ctx={ctx} customer={customer} />
      {!customer.mergedIntoId && <PersonalData ctx={ctx} customer={customer} />}
      <Merges ctx={ctx} customer={customer} />
      <ArchiveButton ctx={ctx} customer={customer} summaries={summaries} />
      <p className="screen-only"><a href="/customers" data-key="Escape">{t('profile.backToList')}</a></p>
      {/* Last: of several titles the browser takes the first, which a refused form gives. */}
      <title>{customer.name}</title>
    </article>
  );
}

interface PartProps {
  ctx: Context;
  customer: CustomerProfile;
}

/** All that is known, in the groups of the form; a group of which nothing is known is left out. */
function Data({ ctx, fields, values }: { ctx: Context; fields: ShownField[]; values: CustomerValues }) {
  const t = translator(ctx.locale, ctx.user.digits);
  // The name stands above, and consent has a place of its own.
  const known = fields.filter(({ name }) => name !== 'name' && !isConsentName(name) && (values[name] ?? '') !== '');
  const groups = fieldGroups.map((group) => ({ group, own: known.filter((field) => field.group === group) })).filter(({ own }) => own.length > 0);
  return (
    <div className="groups">
      {groups.map(({ group, own }) => (
        <section key={group} className="group">
          <h2>{t(`customers.groups.${group}`)}</h2>
          <SummaryList>
            {own.map((field) => (
              <SummaryRow key={field.name} label={field.label(values.kind)}>
                <FieldValue ctx={ctx} field={field} values={values} live />
              </SummaryRow>
            ))}
          </SummaryList>
        </section>
      ))}
    </div>
  );
}

/** What is still to be asked for before the first invoice, each with the way to its field. */
function MissingForInvoicing({ ctx, customer, fields, missing }: PartProps & { fields: ShownField[]; missing: FieldName[] }) {
  if (missing.length === 0 || !isOpen(customer) || !can(ctx, 'customers.edit')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="todo screen-only" aria-labelledby="missing">
      <h2 id="missing">{t('profile.missing')}</h2>
      <p className="unstated">
        {missing.map((name) => <a key={name} href={editAddress(customer.id, undefined, name)}>{fields.find((field) => field.name === name)?.label(customer.kind)}</a>)}
      </p>
    </section>
  );
}

/** Who registered and who last changed the customer: it is on the printed sheet as well. */
function Provenance({ ctx, customer }: PartProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <p className="help">
      {t('profile.registeredBy', { at: at(customer.createdAt), name: customer.createdByName })}
      {customer.version > 1 && <><br />{t('profile.updatedBy', { at: at(customer.updatedAt), name: customer.updatedByName })}</>}
    </p>
  );
}
