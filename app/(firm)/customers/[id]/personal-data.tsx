import { eraseAddress, exportAddress } from '../addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { translator } from '#lib/messages';

/** For the owner: what the law gives to those whom the register speaks of. */
export function PersonalData({ ctx, customer }: { ctx: Context; customer: Customer }) {
  if (!can(ctx, 'customers.erase')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group screen-only">
      <h2>{t('personalData.title')}</h2>
      <p>{t('personalData.lead')}</p>
      <p>
        <a href={exportAddress(customer.id)} download>{t('personalData.export')}</a>
        <br /><span className="help">{t('personalData.exportHelp')}</span>
      </p>
      {!customer.erasedAt && <p><a href={eraseAddress(customer.id)}>{t('personalData.erase')}</a></p>}
    </section>
  );
}
