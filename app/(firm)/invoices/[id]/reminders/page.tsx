import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { remindedAddress } from '../../../settings/reminders/addresses';
import { PlanChoice } from '../../reminders/plan-choice';
import { chooseInvoicePlan, stop } from '../../reminders/actions';
import { planText } from '../reminders';
import { Radios, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findInvoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { candidateOf } from '#lib/reminders/candidates';
import { findChoice } from '#lib/reminders/choose';
import { findStop, stopKinds } from '#lib/reminders/stop';
import { requireContext } from '#lib/session';

/** Chooses another plan for an invoice, or stops its reminders. */
export default async function ManageReminders({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  if (!document) redirect(nowhere);
  const { id, number } = document.invoice;
  const candidate = await candidateOf(ctx, id);
  if (!candidate) redirect(remindedAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.manageTitle', { number: number ?? '' });
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  const stopped = await findStop(ctx, id);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{planText(candidate.applied, t)}</p>
      <section className="group" aria-labelledby="plan">
        <h2 id="plan">{t('reminders.choiceTitle')}</h2>
        <Form action={chooseInvoicePlan} words={words}>
          <input type="hidden" name="id" value={id} />
          <PlanChoice ctx={ctx} choice={await findChoice(ctx, 'invoice', id)} inherit={t('reminders.inheritInvoice')} />
          <div className="actions"><Submit>{t('reminders.choose')}</Submit> <a href={remindedAddress(id)} data-key="Escape">{t('form.cancel')}</a></div>
        </Form>
      </section>
      {!stopped && (
        <section className="group" aria-labelledby="stop">
          <h2 id="stop">{t('reminders.stopTitle')}</h2>
          <p className="help">{t('reminders.stopHelp')}</p>
          <Form action={stop} words={words}>
            <input type="hidden" name="id" value={id} />
            <Radios name="kind" required label={t('reminders.fields.kind')} value="paused" options={stopKinds.map((kind) => ({ value: kind, label: t(`reminders.stops.${kind}`) }))} />
            <TextField name="reason" required dir="auto" label={t('reminders.fields.reason')} />
            <div className="actions"><Submit quiet>{t('reminders.stop')}</Submit></div>
          </Form>
        </section>
      )}
      <title>{title}</title>
    </>
  );
}
