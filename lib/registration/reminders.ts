import type { welcomeReminders } from '#db/schema/welcome';
import type { Context } from '#lib/context';
import { Invalid } from '#lib/problems';

interface ChosenReminders {
  reminders: (typeof welcomeReminders)[number];
  planId: string | null;
}

/**
 * Which reminders a template is followed by.
 * @param values `reminders`: `usual`, `none`, or the id of a plan
 * @throws Invalid
 */
export async function readReminders(_ctx: Context, values: Record<string, string>): Promise<ChosenReminders> {
  const chosen = values['reminders'] ?? '';
  if (chosen === '' || chosen === 'usual') return { reminders: 'usual', planId: null };
  if (chosen === 'none') return { reminders: 'none', planId: null };
  throw new Invalid([{ field: 'reminders', key: 'errors.choice' }]);
}
