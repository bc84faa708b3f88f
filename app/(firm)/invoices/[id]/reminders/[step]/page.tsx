import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { remindedAddress } from '../../../../settings/reminders/addresses';
import { stepText } from '../../../../settings/reminders/step-text';
import { ReminderPresses } from '../../../reminders/presses';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { calendarDay } from '#lib/format';
import { directionOf, translator } from '#lib/messages';
import { previewReminder } from '#lib/reminders/preview';
import { remindersOfInvoice } from '#lib/reminders/queries';
import { requireContext } from '#lib/session';

/** A reminder as it goes out, word for word; what could not be mailed is printed from here. */
export default async function ReminderLetter({ params }: { params: Promise<{ id: string; step: string }> }) {
  const ctx = await requireContext();
  const { id, step: stepId } = await params;
  const preview = await previewReminder(ctx, id, stepId);
  if (!preview) redirect(nowhere);
  const { candidate, step, day, receiver, letter, numbers } = preview;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.letterTitle', { number: candidate.invoice.number ?? '' });
  const waits = (await remindersOfInvoice(ctx, id)).find((reminder) => reminder.stepId === stepId && reminder.state === 'notSent');
  const dir = directionOf(letter.language === 'en' ? 'en' : 'ar');
  return (
    <>
      <div className="head screen-only"><div><h1>{title}</h1><p className="help">{stepText(ctx, step)}</p></div></div>
      <section className="group screen-only">
        {typeof receiver === 'string' && <p className="notice warning">{t(`reminders.noReceiver.${receiver}`)}</p>}
        <SummaryList>
          <SummaryRow label={t('reminders.goesOn')}>{calendarDay(day, ctx.locale, ctx.user.digits)}</SummaryRow>
          {typeof receiver !== 'string' && <SummaryRow label={t('reminders.to')}><bdi>{receiver.name}</bdi> · <bdi dir="ltr">{receiver.address}</bdi></SummaryRow>}
          <SummaryRow label={t('reminders.attached')}>{t(numbers.length > 1 ? 'reminders.attachedStatement' : 'reminders.attachedInvoice')}</SummaryRow>
          {numbers.length > 1 && <SummaryRow label={t('reminders.columns.invoice')}>{t('reminders.together', { count: numbers.length })}</SummaryRow>}
        </SummaryList>
        {waits && <><p>{t('reminders.printHelp')}</p><ReminderPresses ctx={ctx} invoiceId={id} stepId={stepId} about={candidate.invoice.number ?? ''} from="invoice" state="notSent" /></>}
      </section>
      <section className="letter-preview" aria-label={t('reminders.preview')} lang={letter.language === 'en' ? 'en' : 'ar'}>
        <h2 dir={dir}>{letter.subject}</h2>
        {letter.body.split('\n\n').map((paragraph, index) => <p key={index} className="value" dir="auto">{paragraph}</p>)}
      </section>
      <p className="screen-only"><a href={remindedAddress(id)} data-key="Escape">{t('reminders.columns.invoice')}</a></p>
      <title>{title}</title>
    </>
  );
}
