import type { Context } from '#lib/context';
import { type Translate, translator } from '#lib/messages';
import { amountText, currencySymbol } from '#lib/money';
import type { Step } from '#lib/reminders/plan';

/** When a step goes out, seen from the due day. */
export function stepDayText(days: number, t: Translate): string {
  return days === 0 ? t('reminders.stepDay.on') : t(days < 0 ? 'reminders.stepDay.before' : 'reminders.stepDay.after', { count: Math.abs(days) });
}

/** A step in a line: its tone, when it goes out, and its fee. */
export function stepText(ctx: Context, { tone, days, fee, feeCurrency }: Pick<Step, 'tone' | 'days' | 'fee' | 'feeCurrency'>): string {
  const t = translator(ctx.locale, ctx.user.digits);
  const charged = fee !== null && feeCurrency !== null ? [t('reminders.feeOf', { amount: `${amountText(fee, feeCurrency, ctx.locale, ctx.user.digits)} ${currencySymbol(feeCurrency, ctx.locale)}` })] : [];
  return [t(`reminders.tones.${tone}`), stepDayText(days, t), ...charged].join(' · ');
}
