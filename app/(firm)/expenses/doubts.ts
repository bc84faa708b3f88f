import { expenseAddress } from './addresses';
import type { SaidDoubt } from '#components/form/doubts';
import type { Context } from '#lib/context';
import type { Doubt } from '#lib/expenses/doubts';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { amountText, currencySymbol, type Minor } from '#lib/money';

/** What looks wrong with an expense, in the reader's words. */
export function doubtsSaid(ctx: Context, doubts: readonly Doubt[]): SaidDoubt[] {
  const t = translator(ctx.locale, ctx.user.digits);
  const money = (amount: Minor, currency: string) => `\u2066${amountText(amount, currency, ctx.locale, ctx.user.digits)}\u2069 ${currencySymbol(currency, ctx.locale)}`;
  return doubts.map((doubt) => {
    if (doubt.kind === 'taxTooLarge') return { message: t('expenses.doubts.taxTooLarge', { amount: money(doubt.most, doubt.currency) }) };
    if (!('expense' in doubt)) return { message: t(`expenses.doubts.${doubt.kind}`) };
    const { id, supplier, day, total, currency, reference } = doubt.expense;
    const told = { supplier, amount: money(total, currency), day: calendarDay(day, ctx.locale, ctx.user.digits), reference: reference === null ? '' : ` (${reference})` };
    return { message: t(`expenses.doubts.${doubt.kind}`, told), href: expenseAddress(id) };
  });
}
