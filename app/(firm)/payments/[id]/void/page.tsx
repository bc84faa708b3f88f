import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { takeBack } from '../../actions';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findPayment } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

/** Asks why a payment or refund is taken back. */
export default async function TakePaymentBack({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'payments.edit')) return <NoPermission ctx={ctx} />;
  const found = await findPayment(ctx, (await params).id);
  if (!found) redirect(nowhere);
  const { id, number, voidedAt } = found.payment;
  if (voidedAt !== null) redirect(`/payments/${id}`);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('payments.takeBackTitle', { number });
  return (
    <>
      <h1>{title}</h1>
      <p>{t('payments.takeBackHelp')}</p>
      <Form action={takeBack} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={id} />
        <TextField name="reason" required dir="auto" label={t('invoices.reason')} />
        <div className="actions"><Submit>{t('payments.takeBack')}</Submit> <a href={`/payments/${id}`} data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
