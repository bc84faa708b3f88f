import { Once } from '../once';
import { sendByMail } from './actions';
import { Readiness } from './readiness';
import { Checkboxes, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { linkMark } from '#lib/mail/letters';
import type { Offer } from '#lib/mail/send';
import { mailSettingsOf } from '#lib/mail/settings';
import { translator } from '#lib/messages';

interface SendPageProps {
  ctx: Context;
  offer: Offer;
  title: string;
  /** What the form is to know: `what`, `id`, and of a statement its days. */
  send: Record<string, string>;
  /** The PDF that is attached. */
  pdf: { name: string; address: string };
  /** Where it is shown. */
  back: string;
}

/** Before something goes out by mail: to whom, with which words, with what attached; or why it cannot. */
export async function SendPage({ ctx, offer, title, send, pdf, back }: SendPageProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { customer, receivers, isConsented } = offer;
  const mayGo = receivers.length > 0 && isConsented;
  return (
    <>
      <h1>{title}</h1>
      <p><a href={`/customers/${customer.id}`}><bdi className="strong">{customer.name}</bdi></a></p>
      {receivers.length === 0 && <p className="notice warning">{t('mail.noAddress', { name: customer.name })} <a href={`/customers/${customer.id}/edit`}>{t('mail.addAddress')}</a></p>}
      {receivers.length > 0 && !isConsented && <p className="notice warning">{t('mail.noConsent')} <a href={`/customers/${customer.id}/consent`}>{t('mail.recordConsent')}</a></p>}
      {!mayGo && <p>{t('mail.instead')} <a href={pdf.address}><bdi>{pdf.name}</bdi></a></p>}
      {mayGo && <Readiness ctx={ctx} />}
      {mayGo && <Letter {...{ ctx, offer, title, send, pdf, back }} />}
      {!mayGo && <p><a href={back} data-key="Escape">{t('form.cancel')}</a></p>}
      {/* The form has one of its own, which says when it was refused. */}
      {!mayGo && <title>{title}</title>}
    </>
  );
}

async function Letter({ ctx, offer, title, send, pdf, back }: SendPageProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { letter, receivers } = offer;
  const { delay } = await mailSettingsOf(ctx);
  const options = receivers.map(({ address, name, isForInvoices }) => ({ value: address, label: `${name} · ${address}`, ...(isForInvoices && { about: t('mail.forInvoices') }) }));
  const hasLink = letter.body.includes(linkMark);
  return (
    <Form action={sendByMail} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      {Object.entries(send).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Once />
      <Checkboxes name="to" label={t('mail.to')} required value={receivers[0]?.address ?? ''} options={options} />
      <TextField name="subject" label={t('mail.subject')} required dir="auto" value={letter.subject} />
      <TextArea name="body" label={t('mail.text')} required rows={12} value={letter.body} {...(hasLink && { help: t('mail.linkHelp', { link: linkMark }) })} />
      <p>{t('mail.attachments')}: <a href={pdf.address}><bdi>{pdf.name}</bdi></a></p>
      <p className="help">{t('mail.queueHelp', { n: delay })}</p>
      <div className="actions"><Submit>{t('mail.queue')}</Submit> <a href={back} data-key="Escape">{t('form.cancel')}</a></div>
    </Form>
  );
}
