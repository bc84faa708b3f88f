import { Amount } from '../../amount';
import { invoiceAddress, pdfAddress } from '../../invoices/addresses';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { calendarDay, dayAndTime } from '#lib/format';
import { findInvoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { remindersToCome } from '#lib/registration/reminders';
import { findWelcome, type SentWelcome } from '#lib/registration/sent';

interface WelcomeProps {
  ctx: Context;
  customer: Customer;
}

/** The invoice that welcomed a customer: whether it is on its way, as long as it can be taken back how, and what follows. */
export async function WelcomeInvoice({ ctx, customer }: WelcomeProps) {
  const welcome = await findWelcome(ctx, customer.id);
  const document = welcome && (await findInvoice(ctx, welcome.invoiceId));
  if (!welcome || !document) return null;
  const { invoice } = document;
  const t = translator(ctx.locale, ctx.user.digits);
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  const reminders = await remindersToCome(ctx, invoice);
  const isWaiting = welcome.state === 'queued' || welcome.state === 'held';
  return (
    <section className="group" aria-labelledby="welcome">
      <h2 id="welcome">{t('welcome.title')}</h2>
      <p>{stateOf(ctx, welcome)} <a className="screen-only" href={`/outbox/${welcome.id}`}>{t(isWaiting && can(ctx, 'mail.edit') ? 'welcome.takeBack' : 'welcome.inOutbox')}</a></p>
      <SummaryList>
        <SummaryRow label={t('invoices.types.invoice')}><a href={invoiceAddress(invoice.id)}><bdi dir="ltr">{invoice.number}</bdi></a></SummaryRow>
        <SummaryRow label={t('welcome.facts.amount')}><Amount ctx={ctx} amount={invoice.total} currency={invoice.currency} /></SummaryRow>
        {invoice.dueDay && <SummaryRow label={t('welcome.facts.due')}>{day(invoice.dueDay)}</SummaryRow>}
        <SummaryRow label={t('welcome.facts.reminders')}>
          {reminders.length === 0 ? t('welcome.noReminders') : <ul>{reminders.map((reminder, index) => <li key={index}>{day(reminder.day)} · {t(`welcome.tones.${reminder.tone}`)}</li>)}</ul>}
        </SummaryRow>
      </SummaryList>
    </section>
  );
}

function stateOf(ctx: Context, { state, dueAt, sentAt, toAddress }: SentWelcome): string {
  const at = dayAndTime(sentAt ?? dueAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return translator(ctx.locale, ctx.user.digits)(`welcome.states.${state}`, { at, to: toAddress });
}

/** After a customer was saved with a welcome that nobody may be sent: the invoice, to be printed. */
export async function WelcomeToPrint({ ctx, customerId, params }: { ctx: Context; customerId: string; params: SearchParams }) {
  const id = single(params['invoice']);
  const document = id === '' ? null : await findInvoice(ctx, id);
  if (document?.invoice.customerId !== customerId || document.invoice.number === null) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return <Notice><span>{t('welcome.issuedToPrint', { number: document.invoice.number })}</span> <a href={pdfAddress(id)}>{t('welcome.openPdf')}</a> <a href={invoiceAddress(id)}>{t('welcome.invoice', { number: document.invoice.number })}</a></Notice>;
}
