import { redirect } from 'next/navigation';
import { nowhere } from '../customers/addresses';
import { NoPermission } from '../no-permission';
import { Once } from '../once';
import { creditAddress, invoiceAddress } from './addresses';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { FormAction } from '#lib/form-state';
import { findInvoice, type Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

type Way = 'void' | 'credit';

/** Only invoices are credited, and of a credit note there is no way back. */
const isOpenTo = ({ type, status }: Invoice, way: Way): boolean => status === 'issued' && (way === 'credit' ? type === 'invoice' : type !== 'creditNote');

/** Asks why an issued document is taken back, in one way or the other. */
export async function ReasonPage({ id, way, action }: { id: string; way: Way; action: FormAction }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, id);
  if (!document) redirect(nowhere);
  if (!isOpenTo(document.invoice, way)) redirect(invoiceAddress(id));
  const { number, paid, credited } = document.invoice;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.${way}Title`, { number: number ?? '' });
  if (way === 'void' && (paid !== 0 || credited !== 0)) {
    return (
      <>
        <title>{title}</title>
        <h1>{title}</h1>
        <p>{t('invoices.notVoidable')}</p>
        <p className="row-actions"><a className="button" href={creditAddress(id)}>{t('invoices.credit')}</a> <a href={invoiceAddress(id)} data-key="Escape">{t('form.cancel')}</a></p>
      </>
    );
  }
  return (
    <>
      <h1>{title}</h1>
      <p>{t(`invoices.${way}Help`)}</p>
      <Form action={action} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={id} />
        {way === 'credit' && <Once />}
        <TextField name="reason" required dir="auto" label={t('invoices.reason')} />
        <div className="actions"><Submit>{t(`invoices.${way}`)}</Submit> <a href={invoiceAddress(id)} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
