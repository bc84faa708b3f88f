import { redirect } from 'next/navigation';
import { nowhere } from '../customers/addresses';
import { NoPermission } from '../no-permission';
import { invoiceAddress } from './addresses';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { FormAction } from '#lib/form-state';
import { findInvoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Asks why an issued document is taken back, in one way or the other. */
export async function ReasonPage({ id, way, action }: { id: string; way: 'void' | 'credit'; action: FormAction }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, id);
  if (!document || document.invoice.status !== 'issued') redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.${way}Title`, { number: document.invoice.number ?? '' });
  return (
    <>
      <h1>{title}</h1>
      <p>{t(`invoices.${way}Help`)}</p>
      <Form action={action} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={id} />
        <TextField name="reason" required dir="auto" label={t('invoices.reason')} />
        <div className="actions"><Submit>{t(`invoices.${way}`)}</Submit> <a href={invoiceAddress(id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
