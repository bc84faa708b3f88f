import { Money } from '#components/money';
import type { Context } from '#lib/context';
import { amountText, currencySymbol, type Minor } from '#lib/money';

/** An amount in the reader's language and digits. */
export function Amount({ ctx, amount, currency }: { ctx: Context; amount: Minor; currency: string }) {
  return <Money amount={amountText(amount, currency, ctx.locale, ctx.user.digits)} currency={currencySymbol(currency, ctx.locale)} />;
}
