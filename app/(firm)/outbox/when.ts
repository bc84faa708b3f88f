import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import type { ListedMessage } from '#lib/mail/queries';
import { translator } from '#lib/messages';

/** When a message went out or will: what matters of it in its state; `''` where it does not go. */
export function whenOf(ctx: Context, { state, sentAt, dueAt, attempts }: Pick<ListedMessage, 'state' | 'sentAt' | 'dueAt' | 'attempts'>): string {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  if (state === 'sent' && sentAt !== null) return t('mail.sentOn', { at: at(sentAt) });
  if (state === 'queued') return t(attempts > 0 ? 'mail.nextTry' : 'mail.queuedUntil', { at: at(dueAt) });
  return '';
}
