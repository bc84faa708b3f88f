import { Amount } from '../amount';
import { expenseAddress } from './addresses';
import type { Context } from '#lib/context';
import type { ListedExpense } from '#lib/expenses/queries';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';

/** One page of expenses. The supplier's name is the row's only link and covers all of it. */
export function ExpenseTable({ ctx, expenses }: { ctx: Context; expenses: readonly ListedExpense[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const label = (column: 'day' | 'categoryId' | 'customerId' | 'tax' | 'total') => t(`expenses.columns.${column}`);
  return (
    <table className="list documents">
      <thead>
        <tr>
          <th scope="col">{label('day')}</th>
          <th scope="col">{t('expenses.columns.supplier')}</th>
          <th scope="col">{label('categoryId')}</th>
          <th scope="col">{label('customerId')}</th>
          <th scope="col">{t('expenses.columns.state')}</th>
          <th scope="col" className="sum">{label('tax')}</th>
          <th scope="col" className="sum">{label('total')}</th>
        </tr>
      </thead>
      <tbody>
        {expenses.map(({ id, day, paidDay, supplier, reference, categoryName, customerName, tax, total, currency, archivedAt }) => {
          const state = archivedAt !== null ? 'archived' : paidDay === null ? 'owed' : 'paid';
          return (
            <tr key={id}>
              <td>{calendarDay(day, ctx.locale, ctx.user.digits)}</td>
              <th scope="row" dir="auto"><a href={expenseAddress(id)}>{supplier}<span className="visually-hidden"> {reference}</span></a></th>
              <td dir="auto">{categoryName}</td>
              <td dir="auto">{customerName}</td>
              <td><span className="state" data-state={state}>{t(`expenses.states.${state}`)}</span></td>
              <td data-label={label('tax')} className="sum">{tax !== 0 && <Amount ctx={ctx} amount={tax} currency={currency} />}</td>
              <td data-label={label('total')} className="sum"><Amount ctx={ctx} amount={total} currency={currency} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
