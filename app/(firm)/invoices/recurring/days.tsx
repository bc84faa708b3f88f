import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { daysShown } from '#lib/recurring/input';

/** The days on which a plan makes documents, as far ahead as they are shown. */
export function Days({ ctx, days }: { ctx: Context; days: readonly Day[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (days.length === 0) return <p>{t('recurring.noDates')}</p>;
  return (
    <>
      <ul className="plan-days">{days.map((day) => <li key={day}>{calendarDay(day, ctx.locale, ctx.user.digits)}</li>)}</ul>
      {days.length === daysShown && <p className="help">{t('recurring.goesOn')}</p>}
    </>
  );
}
