import { redirect } from 'next/navigation';
import { type ConsentConfirmation, customerAddress, evidenceAddress, evidenceFormAddress, nowhere } from '../../addresses';
import { type SearchParams, single } from '../../../../search-params';
import { giveConsent, makeLink } from './actions';
import { FileName } from '../upload/file-name';
import { UploadNotice } from '../upload/outcome';
import { ConsentLine } from './line';
import { ConsentStates } from './states';
import { Radios, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { OneTimeLink } from '#components/form/one-time-link';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { consentChannels, consentKey, consentMethods, consentPurposes } from '#lib/consent/consents';
import { consentHistory, consentsOf, type RecordedConsent } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { dayAndTime, fileSize } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface ConsentPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const confirmations: Record<ConsentConfirmation, MessageKey> = { recorded: 'consent.recorded', withdrawn: 'consent.withdrawnNow', evidenceThere: 'consent.evidenceThere' };

const isConfirmation = (word: string): word is ConsentConfirmation => Object.hasOwn(confirmations, word);

export default async function ConsentPage({ params, searchParams }: ConsentPageProps) {
  const ctx = await requireContext();
  const customer = await findCustomer(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  if (customer.mergedIntoId) redirect(customerAddress(customer.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const outcome = await searchParams;
  const saved = single(outcome['saved']);
  return (
    <>
      <title>{t('consent.title')}</title>
      {isConfirmation(saved) && <Notice>{t(confirmations[saved])}</Notice>}
      <UploadNotice ctx={ctx} params={outcome} />
      <h1>{t('consent.title')}: <bdi>{customer.name}</bdi></h1>
      <p>{t('consent.lead')}</p>
      <section className="group">
        <ConsentStates ctx={ctx} customerId={customer.id} latest={await consentsOf(ctx, customer.id)} all />
      </section>
      {can(ctx, 'customers.edit') && <Give ctx={ctx} customerId={customer.id} />}
      <History ctx={ctx} customer={customer} />
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
async function History({ ctx, customer }: { ctx: Context; customer: Customer }) {
  const events = await consentHistory(ctx, customer.id);
  if (events.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('consent.history')}</h2>
      <ul className="rows">
        {events.map((event) => (
          <li key={event.id}>
            <ConsentLine ctx={ctx} event={event} />
            <Evidence ctx={ctx} customer={customer} event={event} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The file that proves an event, or the way to add one; to whom neither is given, nothing. */
function Evidence({ ctx, customer, event }: { ctx: Context; customer: Customer; event: RecordedConsent }) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (event.evidence) {
    const { name, size } = event.evidence;
    return <span><a href={evidenceAddress(customer.id, event.id)} aria-label={t('consent.evidence', { name })}><FileName name={name} /></a> <span className="help">{fileSize(size, ctx.locale, ctx.user.digits)}</span></span>;
  }
  if (!can(ctx, 'customers.edit') || customer.erasedAt) return null;
  const at = dayAndTime(event.at, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return <a href={evidenceFormAddress(customer.id, event.id)} aria-label={`${t('consent.addEvidence')}: ${t(`consent.short.${consentKey(event)}`)}, ${at}`}>{t('consent.addEvidence')}</a>;
}
