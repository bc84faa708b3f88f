import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { saveSeries } from '../actions';
import { numbersAddress } from '../addresses';
import { PatternFields } from '../pattern-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findSeries, hasGiven } from '#lib/numbers/series';
import { requireContext } from '#lib/session';

export default async function EditSeries({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const series = await findSeries(ctx, (await params).id);
  if (!series) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('numbers.change');
  const isUsed = await hasGiven(ctx, series.id);
  return (
    <section className="group">
      {isUsed && <title>{title}</title>}
      <h2>{t(`numbers.types.${series.type}`)}: <bdi dir="ltr">{series.pattern}</bdi></h2>
      <p className="help">{t(isUsed ? 'numbers.keeps' : 'numbers.changeHelp')}</p>
      {isUsed && <p><a href={numbersAddress({})}>{t('numbers.title')}</a></p>}
      {!isUsed && (
        <Form action={saveSeries} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <input type="hidden" name="id" value={series.id} />
          <PatternFields ctx={ctx} pattern={series.pattern} next={series.startAfter + 1} />
          <div className="actions"><Submit>{t('settings.save')}</Submit> <a href={numbersAddress({})} data-key="Escape">{t('form.cancel')}</a></div>
        </Form>
      )}
    </section>
  );
}
