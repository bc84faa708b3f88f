import { redirect } from 'next/navigation';
import { nowhere } from '../../customers/addresses';
import { type SearchParams, single } from '../../../search-params';
import { changeMessage } from '../actions';
import { outboxAddress } from '../addresses';
import { Readiness } from '../readiness';
import { whenOf } from '../when';
import { Tries } from './tries';
import { Why } from './why';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import { day } from '#lib/clock';
import type { Context } from '#lib/context';
import { fileSize } from '#lib/format';
import { changesOf, type MailChange } from '#lib/mail/change';
import { attachmentsOf } from '#lib/mail/compose';
import { findMail, type Message } from '#lib/mail/queries';
import { givesUpAfter } from '#lib/mail/work';
import { type MessageKey, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const said: Record<string, MessageKey> = { queued: 'mail.queued', hold: 'mail.done.hold', release: 'mail.done.release', cancel: 'mail.done.cancel', again: 'mail.done.again' };

/** What was asked for may have been overtaken: a mail that has gone out is not said to wait. */
const isTrue = ({ state }: Message, asked: string): boolean => !['queued', 'again', 'release'].includes(asked) || state === 'queued' || state === 'sending';

interface MessageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** A message: to whom, why, when, what the server said of it, and exactly what it says. */
export default async function ShowMessage({ params, searchParams }: MessageProps) {
  const ctx = await requireContext();
  const found = await findMail(ctx, (await params).id);
  if (!found) redirect(nowhere);
  const { message, attempts } = found;
  const t = translator(ctx.locale, ctx.user.digits);
  const asked = single((await searchParams)['saved']);
  const done = said[asked];
  const attachments = await attachmentsOf(ctx, message.id);
  const days = givesUpAfter / day;
  const when = whenOf(ctx, message);
  return (
    <article className="profile">
      {done && isTrue(message, asked) && <Notice>{t(done)}</Notice>}
      {message.state === 'queued' && <Readiness ctx={ctx} />}
      <h1><bdi>{message.subject}</bdi></h1>
      <p><span className="state" data-state={message.state}>{t(`mail.states.${message.state}`)}</span>{when && ` · ${when}`}</p>
      {message.reason && <p className={message.state === 'failed' || message.reason === 'copied' ? 'notice warning' : 'help'}>{t(`mail.reasons.${message.reason}`, { days })}</p>}
      {message.state === 'maybeSent' && <p className="notice warning">{t('mail.maybeHelp')}</p>}
      {can(ctx, 'mail.edit') && <Changes ctx={ctx} message={message} />}
      <section className="group">
        <SummaryList>
          <SummaryRow label={t('mail.to')}>{message.toName && <><bdi>{message.toName}</bdi> </>}<bdi dir="ltr" className="address">{message.toAddress}</bdi></SummaryRow>
          <Why ctx={ctx} found={found} />
          {attachments.length > 0 && (
            <SummaryRow label={t('mail.attachments')}>
              {attachments.map(({ id, name, size }) => <span key={id} className="block"><a href={`/outbox/${message.id}/files/${id}`}><bdi>{name}</bdi></a> {fileSize(size, ctx.locale, ctx.user.digits)}</span>)}
            </SummaryRow>
          )}
        </SummaryList>
      </section>
      <section className="group" aria-labelledby="text">
        <h2 id="text">{t('mail.text')}</h2>
        <p className="value mail-text" dir="auto" lang={message.language === 'both' ? undefined : message.language}>{message.body}</p>
      </section>
      <Tries ctx={ctx} attempts={attempts} days={days} />
      <p className="screen-only"><a href={outboxAddress()} data-key="Escape">{t('mail.title')}</a></p>
      <title>{`${message.subject} · ${t('mail.title')}`}</title>
    </article>
  );
}

/** What can be done with it as it is now. */
function Changes({ ctx, message }: { ctx: Context; message: Message }) {
  const t = translator(ctx.locale);
  const changes = changesOf(message);
  if (changes.length === 0) return null;
  const isOver = message.state === 'failed' || message.state === 'maybeSent';
  const word = (change: MailChange): MessageKey => (change === 'cancel' && isOver ? 'mail.setAside' : `mail.${change}`);
  return (
    <Form action={changeMessage} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={message.id} />
      <div className="actions screen-only">{changes.map((change) => <Submit key={change} intent={change} quiet={change !== 'release'}>{t(word(change))}</Submit>)}</div>
      {changes.includes('again') && message.state === 'sent' && <p className="help screen-only">{t('mail.againHelp')}</p>}
    </Form>
  );
}
