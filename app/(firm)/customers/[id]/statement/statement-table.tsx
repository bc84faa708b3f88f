import { Amount } from '../../../amount';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { entryWords } from '#lib/documents/statement-sheet';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import type { Statement, StatementEntry } from '#lib/payments/statement';

const isDocument = (what: StatementEntry['what']): boolean => what === 'invoice' || what === 'creditNote';

interface StatementTableProps {
  ctx: Context;
  statement: Statement;
  from: Day;
  to: Day;
}

/** The entries of one currency, with what was owed before them and after each. */
export function StatementTable({ ctx, statement: { currency, opening, entries, charged, settled, closing }, from, to }: StatementTableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const day = (of: Day) => calendarDay(of, ctx.locale, ctx.user.digits);
  const amount = (of: number) => <Amount ctx={ctx} amount={of} currency={currency} />;
  return (
    <table className="document-lines entries">
      <caption className="visually-hidden">{`${t('statement.title')} (${currency})`}</caption>
      <thead>
        <tr>{(['day', 'entry', 'charged', 'settled', 'balance'] as const).map((column) => <th key={column} scope="col">{t(`statement.columns.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        <tr className="bound"><td>{day(from)}</td><th scope="row">{t('statement.opening')}</th><td /><td /><td data-label={t('statement.columns.balance')}>{amount(opening)}</td></tr>
        {entries.length === 0 && <tr><td /><td colSpan={4}>{t('statement.noEntries')}</td></tr>}
        {entries.map(({ id, what, number, day: on, reference, amount: moved, balance }) => (
          <tr key={id}>
            <td>{day(on)}</td>
            <th scope="row"><a href={isDocument(what) ? `/invoices/${id}` : `/payments/${id}`}>{t(entryWords[what])} <bdi dir="ltr">{number}</bdi></a>{reference && <span className="help"><bdi>{reference}</bdi></span>}</th>
            <td data-label={t('statement.columns.charged')}>{moved > 0 && amount(moved)}</td>
            <td data-label={t('statement.columns.settled')}>{moved < 0 && amount(-moved)}</td>
            <td data-label={t('statement.columns.balance')}>{amount(balance)}</td>
          </tr>
        ))}
        <tr className="bound"><td /><th scope="row">{t('statement.total')}</th><td data-label={t('statement.columns.charged')}>{amount(charged)}</td><td data-label={t('statement.columns.settled')}>{amount(settled)}</td><td /></tr>
        <tr className="bound strong"><td>{day(to)}</td><th scope="row">{t('statement.closing')}</th><td /><td /><td data-label={t('statement.columns.balance')}>{amount(closing)}</td></tr>
      </tbody>
    </table>
  );
}
