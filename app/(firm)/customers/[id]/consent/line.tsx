import { consentKey } from '#lib/consent/consents';
import type { RecordedConsent } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';

/** What was recorded of a consent: which, when, how, by whom. */
export function ConsentLine({ ctx, event }: { ctx: Context; event: RecordedConsent }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const since = { at: dayAndTime(event.at, ctx.locale, ctx.user.digits, ctx.firm.timeZone), method: t(`consent.methods.${event.method}`) };
  return (
    <div>
      <span className="strong">{t(`consent.short.${consentKey(event)}`)}: {t(event.isGiven ? 'consent.given' : 'consent.withdrawn')}</span>
      <p className="help">{event.recorder ? t('consent.since', { ...since, name: event.recorder }) : t('consent.sinceLink', since)}{event.remark && <> · <bdi>{event.remark}</bdi></>}</p>
    </div>
  );
}
