import { TextField } from '#components/form/field';
import type { Context } from '#lib/context';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { patternParts, usualNumber, usualPattern } from '#lib/numbers/series';

/** The pattern of a series, and what may stand in one. */
export function PatternField({ ctx, value }: { ctx: Context; value: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { ...patternParts, pattern: usualPattern('invoice'), number: usualNumber('invoice', todayOf(ctx)) };
  return <TextField name="pattern" dir="ltr" required label={t('numbers.fields.pattern')} help={t('numbers.patternHelp', words)} value={value} />;
}
