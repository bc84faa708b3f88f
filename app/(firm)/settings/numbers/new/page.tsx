import { NoPermission } from '../../../no-permission';
import { addSeries } from '../actions';
import { numbersAddress } from '../addresses';
import { PatternFields } from '../pattern-fields';
import { Select } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { numberedTypes } from '#lib/numbers/series';
import { requireContext } from '#lib/session';

export default async function NewSeries() {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('numbers.new');
  return (
    <section className="group">
      <h2>{title}</h2>
      <p className="help">{t('numbers.newHelp')}</p>
      <Form action={addSeries} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Select name="type" label={t('numbers.fields.type')} value="invoice" options={numberedTypes.map((type) => ({ value: type, label: t(`numbers.types.${type}`) }))} />
        <PatternFields ctx={ctx} pattern="" next={1} />
        <div className="actions"><Submit>{t('numbers.create')}</Submit> <a href={numbersAddress({})} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </section>
  );
}
