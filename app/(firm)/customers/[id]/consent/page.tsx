import { redirect } from 'next/navigation';
import { customerAddress, nowhere } from '../../addresses';
import { type SearchParams, single } from '../../../../search-params';
import { giveConsent, makeLink } from './actions';
import { ConsentStates } from './states';
import { Radios, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { OneTimeLink } from '#components/form/one-time-link';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { consentChannels, consentKey, consentMethods, consentPurposes } from '#lib/consent/consents';
import { consentHistory, consentsOf } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface ConsentPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ConsentPage({ params, searchParams }: ConsentPageProps) {
  const ctx = await requireContext();
  const customer = await findCustomer(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  if (customer.mergedIntoId) redirect(customerAddress(customer.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const saved = single((await searchParams)['saved']);
  return (
    <>
      <title>{t('consent.title')}</title>
      {saved && <Notice>{t(saved === 'recorded' ? 'consent.recorded' : 'consent.withdrawnNow')}</Notice>}
      <h1>{t('consent.title')}: <bdi>{customer.name}</bdi></h1>
      <p>{t('consent.lead')}</p>
      <section className="group">
        <ConsentStates ctx={ctx} customerId={customer.id} latest={await consentsOf(ctx, customer.id)} all />
      </section>
      {can(ctx, 'customers.edit') && <Give ctx={ctx} customerId={customer.id} />}
      <History ctx={ctx} customerId={customer.id} />
      <p><a href={customerAddress(customer.id)} data-key="Escape"><bdi>{customer.name}</bdi></a></p>
    </>
  );
}

function Give({ ctx, customerId }: { ctx: Context; customerId: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('consent.title') }) };
  const keys = consentChannels.flatMap((channel) => consentPurposes.map((purpose) => consentKey({ channel, purpose })));
  return (
    <>
      <section className="group">
        <h2>{t('consent.give')}</h2>
        <Form action={giveConsent} words={words}>
          <input type="hidden" name="customer" value={customerId} />
          <Radios name="consent" label={t('consent.title')} value={keys[0]} options={keys.map((key) => ({ value: key, label: t(`consent.sentences.${key}`, { firm: ctx.firm.name }) }))} />
          <Select name="method" label={t('consent.method')} options={consentMethods.filter((method) => method !== 'link' && method !== 'notStated').map((method) => ({ value: method, label: t(`consent.methods.${method}`) }))} />
          <TextField name="remark" label={t('consent.remark')} dir="auto" />
          <div className="actions"><Submit quiet>{t('consent.give')}</Submit></div>
        </Form>
      </section>
      <section className="group">
        <h2>{t('consent.makeLink')}</h2>
        <p>{t('consent.linkLead')}</p>
        <Form action={makeLink} words={words}>
          <input type="hidden" name="customer" value={customerId} />
          <OneTimeLink words={{ copy: t('people.copy'), copied: t('people.copied') }} />
          <div className="actions"><Submit quiet>{t('consent.makeLink')}</Submit></div>
        </Form>
      </section>
    </>
  );
}

/** Everything that was recorded, newest first. */
async function History({ ctx, customerId }: { ctx: Context; customerId: string }) {
  const events = await consentHistory(ctx, customerId);
  if (events.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('consent.history')}</h2>
      <ul className="rows">
        {events.map((event) => {
          const since = { at: dayAndTime(event.at, ctx.locale, ctx.user.digits, ctx.firm.timeZone), method: t(`consent.methods.${event.method}`) };
          return (
            <li key={event.id}>
              <div>
                <span className="strong">{t(`consent.short.${consentKey(event)}`)}: {t(event.isGiven ? 'consent.given' : 'consent.withdrawn')}</span>
                <p className="help">{event.recorder ? t('consent.since', { ...since, name: event.recorder }) : t('consent.sinceLink', since)}{event.remark && <> · <bdi>{event.remark}</bdi></>}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
