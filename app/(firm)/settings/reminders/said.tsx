import { Notice } from '#components/notice';
import type { Translate } from '#lib/messages';
import type { ReminderSaid } from './addresses';

const known: ReadonlySet<string> = new Set<ReminderSaid>(['begun', 'plan', 'archived', 'restored', 'chosen', 'settings', 'text', 'reset', 'held', 'released', 'skipped', 'printed', 'stopped', 'resumed']);

const isKnown = (said: string): said is ReminderSaid => known.has(said);

/** What was just done with reminders, as the address says; nothing where it says nothing. */
export function SaidOfReminders({ said, t }: { said: string; t: Translate }) {
  return isKnown(said) ? <Notice>{t(`reminders.said.${said}`)}</Notice> : null;
}
