import { messageAddress } from './addresses';
import { whenOf } from './when';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { ListedMessage } from '#lib/mail/queries';
import { translator } from '#lib/messages';

interface SendsProps {
  ctx: Context;
  messages: ListedMessage[];
  /** The page from which it is sent; null where it cannot be. */
  send: string | null;
}

/** On the page of a document: by which mails it went out, or will. */
export function Sends({ ctx, messages, send }: SendsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (messages.length === 0 && send === null) return null;
  return (
    <section className="group screen-only" aria-labelledby="mail">
      <h2 id="mail">{t('mail.ofDocument')}</h2>
      {messages.length === 0 && <p>{t('mail.notSent')}</p>}
      <ul className="plain-list">
        {messages.map((message) => (
          <li key={message.id}>
            <span className="state" data-state={message.state}>{t(`mail.states.${message.state}`)}</span> <a href={messageAddress(message.id)}><bdi dir="ltr" className="address">{message.toAddress}</bdi></a> {whenOf(ctx, message)}
          </li>
        ))}
      </ul>
      {send !== null && can(ctx, 'mail.edit') && <p><a href={send}>{t('mail.send')}</a></p>}
    </section>
  );
}
