import { enterConsent } from './actions';
import { Form } from '#components/form/form';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import { consentChannels, consentKey, consentPurposes } from '#lib/consent/consents';
import type { ConsentEvent } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';

interface StatesProps {
  ctx: Context;
  customerId: string;
  latest: ReadonlyMap<string, ConsentEvent>;
  /** Whether those that were never spoken of are named too. */
  all?: boolean;
}

/** How things stand with each consent, and the one press by which a given one is withdrawn. */
export function ConsentStates({ ctx, customerId, latest, all = false }: StatesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const consents = consentChannels.flatMap((channel) => consentPurposes.map((purpose) => ({ channel, purpose })));
  return (
    <SummaryList>
      {consents.filter((consent) => all || latest.has(consentKey(consent))).map((consent) => {
        const key = consentKey(consent);
        const event = latest.get(key);
        const state = event ? t(event.isGiven ? 'consent.given' : 'consent.withdrawn') : t('consent.never');
        return (
          <SummaryRow key={key} label={t(`consent.short.${key}`)} action={event?.isGiven && can(ctx, 'customers.edit') && <Withdraw ctx={ctx} customerId={customerId} event={event} />}>
            <span className={event?.isGiven ? 'strong' : undefined}>{state}</span>
            {event && <span className="help"> {t('consent.sinceLink', { at: dayAndTime(event.at, ctx.locale, ctx.user.digits, ctx.firm.timeZone), method: t(`consent.methods.${event.method}`) })}</span>}
          </SummaryRow>
        );
      })}
    </SummaryList>
  );
}

function Withdraw({ ctx, customerId, event: { channel, purpose } }: { ctx: Context; customerId: string; event: ConsentEvent }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const given = { customer: customerId, channel, purpose, isGiven: 'no', method: 'notStated', remark: '' };
  return (
    <Form action={enterConsent} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('consent.title') }) }}>
      {Object.entries(given).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button className="link" aria-label={`${t('consent.withdraw')}: ${t(`consent.short.${consentKey({ channel, purpose })}`)}`}>{t('consent.withdraw')}</button>
    </Form>
  );
}
