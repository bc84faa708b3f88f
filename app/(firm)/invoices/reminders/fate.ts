import type { MessageKey, Translate } from '#lib/messages';
import type { ListedReminder } from '#lib/reminders/queries';

/** What became of a reminder, in words, with the reason. */
export function fateText({ state, messageState, reason, by }: Pick<ListedReminder, 'state' | 'messageState' | 'reason' | 'by'>, t: Translate): string {
  const key: MessageKey = state === 'queued' && messageState !== null ? `reminders.mailStates.${messageState}` : `reminders.states.${state}`;
  const why = reason === null ? null : reason === 'person' && by === null ? null : t(`reminders.reasons.${reason}`, { name: by ?? '' });
  return [t(key), why].filter(Boolean).join(': ');
}
