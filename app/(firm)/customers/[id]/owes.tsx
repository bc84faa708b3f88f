import { Amount } from '../../amount';
import type { Context } from '#lib/context';
import { type Day, daysBetween } from '#lib/day';
import { translator } from '#lib/messages';
import type { MoneySummary } from '#lib/payments/summary';

/** What the customer owes and how late that is, or what we owe them, in a line for each currency; nothing where nothing is open. */
export function Owes({ ctx, summaries, today }: { ctx: Context; summaries: readonly MoneySummary[]; today: Day }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return summaries.filter(({ balance, lateSince }) => balance !== 0 || lateSince !== null).map(({ currency, balance, lateSince }) => (
    <p key={currency} className="owes" data-late={lateSince === null ? undefined : ''}>
      {balance >= 0 ? t('profile.owes') : t('profile.hasCredit')} <Amount ctx={ctx} amount={Math.abs(balance)} currency={currency} />
      {lateSince !== null && <> · <strong>{t('profile.late', { days: daysBetween(lateSince, today) })}</strong></>}
    </p>
  ));
}
