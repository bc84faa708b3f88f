import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { credit } from '../../actions';
import { invoiceAddress } from '../../addresses';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findInvoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function CreditInvoice({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  if (!document || document.invoice.status !== 'issued') redirect(nowhere);
  const { id, number } = document.invoice;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('invoices.creditTitle', { number: number ?? '' });
  return (
    <>
      <h1>{title}</h1>
      <p>{t('invoices.creditHelp')}</p>
      <Form action={credit} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={id} />
        <TextField name="reason" required dir="auto" label={t('invoices.reason')} />
        <div className="actions"><Submit>{t('invoices.credit')}</Submit> <a href={invoiceAddress(id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
