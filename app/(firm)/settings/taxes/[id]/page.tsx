import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { saveTax } from '../actions';
import { TaxFields } from '../tax-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { findTaxRate, taxName } from '#lib/taxes/queries';

export default async function EditTax({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const tax = await findTaxRate(ctx, (await params).id);
  if (!tax) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = taxName(tax, ctx.locale);
  return (
    <section className="group">
      <h2 dir="auto">{title}</h2>
      <p className="help">{t('taxes.changeHelp')}</p>
      <Form action={saveTax} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={tax.id} />
        <TaxFields t={t} tax={tax} />
        <div className="actions"><Submit>{t('settings.save')}</Submit> <a href="/settings/taxes">{t('form.cancel')}</a></div>
      </Form>
    </section>
  );
}
