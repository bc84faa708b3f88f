import { Amount } from '../amount';
import { SummaryList, SummaryRow } from '#components/summary-list';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import type { Welcome } from '#lib/registration/welcome-for';

/** What a welcome comes to, when it is due, what follows, and to whom it goes. */
export function WelcomeFacts({ ctx, welcome: { template, invoice, reminders, language, to, notMailed } }: { ctx: Context; welcome: Welcome }) {
  if (!invoice) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  const { totals, currency, dueDay } = invoice;
  return (
    <SummaryList>
      <SummaryRow label={t('welcome.facts.template')}><bdi>{template.name}</bdi></SummaryRow>
      <SummaryRow label={t('welcome.facts.amount')}>
        <Amount ctx={ctx} amount={totals.total} currency={currency} />
        {totals.tax !== 0 && <span className="help"> · {t('welcome.facts.tax')} <Amount ctx={ctx} amount={totals.tax} currency={currency} /></span>}
        {totals.total === 0 && <span className="help"> · {t('welcome.free')}</span>}
      </SummaryRow>
      <SummaryRow label={t('welcome.facts.due')}>{day(dueDay)}</SummaryRow>
      <SummaryRow label={t('welcome.facts.reminders')}>
        {reminders.length === 0 ? t('welcome.noReminders') : <ul>{reminders.map((reminder, index) => <li key={index}>{day(reminder.day)} · {t(`welcome.tones.${reminder.tone}`)}</li>)}</ul>}
      </SummaryRow>
      <SummaryRow label={t('welcome.facts.language')}>{t(`welcome.languages.${language}`)}</SummaryRow>
      {notMailed === null && to && <SummaryRow label={t('welcome.facts.to')}><bdi dir="ltr">{to}</bdi></SummaryRow>}
    </SummaryList>
  );
}
