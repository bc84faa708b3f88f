import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { addTax, beginWithUsual, bringTaxBack, putTaxAway } from './actions';
import { TaxFields } from './tax-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { rateText } from '#lib/money';
import { requireContext } from '#lib/session';
import { allTaxRates, taxName } from '#lib/taxes/queries';
import { usualTaxes } from '#lib/taxes/usual';

export default async function Taxes({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('taxes.title');
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  const rates = await allTaxRates(ctx);
  const isUsualMissing = usualTaxes(ctx.firm.country).some((tax) => !rates.some(({ category, basisPoints }) => category === tax.category && basisPoints === tax.basisPoints));
  return (
    <>
      <title>{title}</title>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        {rates.length === 0 && <p>{t('taxes.none')}</p>}
        <ul className="rows">
          {rates.map((rate) => (
            <li key={rate.id}>
              <div>
                <bdi className="strong">{taxName(rate, ctx.locale)}</bdi> <bdi dir="ltr">{rateText(rate.basisPoints, ctx.locale, ctx.user.digits)}%</bdi>
                <p className="help">{t(`taxes.categories.${rate.category}`)}{rate.archivedAt !== null && ` · ${t('categories.archivedLabel')}`}{rate.validFrom && ` · ${t('taxes.from', { day: day(rate.validFrom) })}`}{rate.validUntil && ` · ${t('taxes.until', { day: day(rate.validUntil) })}`}{rate.reason && <> · <bdi>{rate.reason}</bdi></>}</p>
              </div>
              <div className="row-actions">
                <a href={`/settings/taxes/${rate.id}`} aria-label={`${t('categories.edit')}: ${taxName(rate, ctx.locale)}`}>{t('categories.edit')}</a>
                <Form action={rate.archivedAt === null ? putTaxAway : bringTaxBack} words={words}>
                  <input type="hidden" name="id" value={rate.id} />
                  <button className="link" aria-label={`${t(rate.archivedAt === null ? 'categories.archive' : 'categories.restore')}: ${taxName(rate, ctx.locale)}`}>{t(rate.archivedAt === null ? 'categories.archive' : 'categories.restore')}</button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
        {isUsualMissing && <Form action={beginWithUsual} words={words}><div className="actions"><Submit quiet>{t('taxes.addUsual')}</Submit></div></Form>}
      </section>
      <section className="group">
        <h2>{t('taxes.new')}</h2>
        <Form action={addTax} words={words}>
          <TaxFields t={t} />
          <div className="actions"><Submit>{t('taxes.add')}</Submit></div>
        </Form>
      </section>
    </>
  );
}
