import type { MessageKey, Translate } from '#lib/messages';
import type { Rhythm } from '#lib/recurring/dates';

/** How often, in words. */
export function rhythmText({ every, unit }: Pick<Rhythm, 'every' | 'unit'>, t: Translate): string {
  if (unit === 'month' && every === 3) return t('recurring.rhythm.quarter');
  return t(`recurring.rhythm.${unit}` satisfies MessageKey, { every });
}
