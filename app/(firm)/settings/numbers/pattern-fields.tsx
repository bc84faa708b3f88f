import { TextField } from '#components/form/field';
import type { Context } from '#lib/context';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { patternParts, usualNumber, usualPattern } from '#lib/numbers/series';

interface PatternFieldsProps {
  ctx: Context;
  pattern: string;
  /** The number that comes next. */
  next: number;
}

/** The pattern of a series and what may stand in one, and where it begins. */
export function PatternFields({ ctx, pattern, next }: PatternFieldsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { ...patternParts, pattern: usualPattern('invoice'), number: usualNumber('invoice', todayOf(ctx)) };
  return (
    <>
      <TextField name="pattern" dir="ltr" required label={t('numbers.fields.pattern')} help={t('numbers.patternHelp', words)} value={pattern} />
      <TextField name="next" dir="ltr" inputMode="numeric" label={t('numbers.fields.next')} help={t('numbers.nextHelp')} value={String(next)} />
    </>
  );
}
