import { Amount } from '../amount';
import { PagesNav } from '../pages-nav';
import type { SearchParams } from '../../search-params';
import { exportAddress, filterOf, listAddress, plansAddress } from './addresses';
import { ExpenseTable } from './expense-table';
import { Narrowing, Reasons } from './narrowing';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { allExpenseCategories } from '#lib/expenses/categories';
import { type ExpenseFilter, expensesAPage, expenseStates, type ExpenseSum, listExpenses, mostCounted } from '#lib/expenses/queries';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** What the firm spends: latest first, narrowed as the address says, with what all of it comes to. */
export default async function Expenses({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const filter = filterOf(await searchParams);
  const t = translator(ctx.locale, ctx.user.digits);
  const [{ expenses, total, hasMore, sums }, categories] = await Promise.all([listExpenses(ctx, filter), allExpenseCategories(ctx)]);
  const customer = filter.customerId === '' ? null : await findCustomer(ctx, filter.customerId);
  const isNarrowed = [filter.search, filter.customerId, filter.categoryId, filter.from, filter.to, filter.method].some((value) => value !== '');
  const isEmpty = total === 0 && !isNarrowed && filter.state === 'all';
  return (
    <>
      <title>{t('expenses.title')}</title>
      <div className="head">
        <h1>{t('expenses.title')}</h1>
        <div className="row-actions">
          {can(ctx, 'expenses.edit') && <a className="button" href={filter.customerId === '' ? '/expenses/new' : `/expenses/new?customer=${filter.customerId}`} data-key="n">{t('expenses.new')}</a>}
          <a href={plansAddress()}>{t('expenses.recurring.title')}</a>
          {can(ctx, 'expenses.edit') && <a href="/settings/expense-categories">{t('expenses.categories.title')}</a>}
        </div>
      </div>
      {!isEmpty && <Narrowing ctx={ctx} filter={filter} categories={categories} />}
      <Reasons ctx={ctx} filter={filter} categories={categories} customerName={customer?.name ?? '?'} />
      {!isEmpty && <States filter={filter} t={t} />}
      {hasMore && <p className="summary help">{t('expenses.manyMore', { most: mostCounted })}</p>}
      {sums.length > 0 && <Sums ctx={ctx} sums={sums} total={total} t={t} />}
      {total === 0 && <p className="empty">{t(isEmpty ? 'expenses.none' : 'expenses.nothingFound')}</p>}
      {expenses.length > 0 && <ExpenseTable ctx={ctx} expenses={expenses} />}
      <PagesNav page={filter.page} pages={Math.ceil(total / expensesAPage)} hasMore={hasMore && expenses.length === expensesAPage} address={(page) => listAddress({ ...filter, page })} t={t} />
      {total > 0 && <p className="screen-only">{t('expenses.export')}: <a href={exportAddress(filter, 'csv')}>{t('expenses.exportCsv')}</a> · <a href={exportAddress(filter, 'xlsx')}>{t('expenses.exportXlsx')}</a></p>}
    </>
  );
}

function States({ filter, t }: { filter: ExpenseFilter; t: Translate }) {
  return (
    <nav className="summary" aria-label={t('expenses.byState')}>
      {expenseStates.map((state) => <a key={state} className="filter" aria-current={filter.state === state ? 'true' : undefined} href={listAddress({ ...filter, state, page: 1 })}>{t(`expenses.tabs.${state}`)}</a>)}
    </nav>
  );
}

/** What is listed comes to, in each currency. */
function Sums({ ctx, sums, total, t }: { ctx: Context; sums: readonly ExpenseSum[]; total: number; t: Translate }) {
  return (
    <p className="summary">
      <span>{t('expenses.count', { count: total })}</span>
      {sums.map((sum) => (
        <span key={sum.currency}>
          {t('expenses.columns.total')} <strong><Amount ctx={ctx} amount={sum.total} currency={sum.currency} /></strong>
          {sum.tax !== 0 && <> · {t('expenses.columns.net')} <Amount ctx={ctx} amount={sum.net} currency={sum.currency} /> · {t('expenses.columns.tax')} <Amount ctx={ctx} amount={sum.tax} currency={sum.currency} /></>}
        </span>
      ))}
    </p>
  );
}
