import { Amount } from '../../amount';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { CustomerProfile } from '#lib/customers/queries';
import { expensesOfCustomer } from '#lib/expenses/queries';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';

/** As many as stand on the profile; the list has them all. */
const shown = 5;

/** What was spent for a customer, and what it comes to; nothing where nothing was. */
export async function CustomerExpenses({ ctx, customer }: { ctx: Context; customer: CustomerProfile }) {
  if (!can(ctx, 'expenses.view')) return null;
  const { expenses, sums } = await expensesOfCustomer(ctx, customer.id, shown);
  if (expenses.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const count = sums.reduce((all, sum) => all + sum.count, 0);
  return (
    <section className="group" aria-labelledby="expenses">
      <h2 id="expenses">{t('expenses.ofCustomer')}</h2>
      <p>{sums.map((sum, index) => <span key={sum.currency}>{index > 0 && ' · '}<strong><Amount ctx={ctx} amount={sum.total} currency={sum.currency} /></strong></span>)}</p>
      <ul className="rows">
        {expenses.map(({ id, supplier, day, total, currency, categoryName }) => (
          <li key={id}>
            <span><a href={`/expenses/${id}`}><bdi>{supplier}</bdi></a> · {calendarDay(day, ctx.locale, ctx.user.digits)}{categoryName && <> · <bdi>{categoryName}</bdi></>}</span>
            <Amount ctx={ctx} amount={total} currency={currency} />
          </li>
        ))}
      </ul>
      <p className="row-actions screen-only">
        {count > shown && <a href={`/expenses?customer=${customer.id}`}>{t('expenses.ofCustomerAll', { count })}</a>}
        {can(ctx, 'expenses.edit') && isOpen(customer) && <a href={`/expenses/new?customer=${customer.id}`}>{t('expenses.newOfCustomer')}</a>}
      </p>
    </section>
  );
}
