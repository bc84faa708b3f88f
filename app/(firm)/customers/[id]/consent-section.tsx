import { consentAddress } from '../addresses';
import { ConsentStates } from './consent/states';
import { consentsOf } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

/** What the customer has consented to, on the profile. */
export async function ConsentSection({ ctx, customerId }: { ctx: Context; customerId: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const latest = await consentsOf(ctx, customerId);
  return (
    <section className="group screen-only">
      <h2>{t('consent.title')}</h2>
      {latest.size === 0 && <p className="none">{t('consent.never')}</p>}
      <ConsentStates ctx={ctx} customerId={customerId} latest={latest} />
      <p className="screen-only"><a href={consentAddress(customerId)}>{t('consent.history')}</a></p>
    </section>
  );
}
