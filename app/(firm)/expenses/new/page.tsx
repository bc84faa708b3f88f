import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { addExpense } from '../actions';
import { expenseAddress } from '../addresses';
import { ExpenseForm } from '../expense-form';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { findCustomer } from '#lib/customers/queries';
import { findExpense } from '#lib/expenses/queries';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { answersForm, requireContext } from '#lib/session';

/** Money that was spent. After another one it begins with that one's day, currency, tax and category: receipts come in bundles. */
export default async function NewExpense({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'expenses.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const t = translator(ctx.locale, ctx.user.digits);
  const last = single(params['after']) === '' ? null : await findExpense(ctx, single(params['after']));
  const customer = single(params['customer']) === '' ? null : await findCustomer(ctx, single(params['customer']));
  const values = {
    supplier: '', day: last?.day ?? todayOf(ctx), amountKind: 'total', amount: '', currency: last?.currency ?? usualCurrency(await brandOf(ctx), ctx.firm), taxRateId: last?.taxRateId ?? '', tax: '', paying: last && last.paidDay === null ? 'owed' : 'paid',
    paidDay: '', method: last?.method ?? '', categoryId: last?.categoryId ?? '', reference: '', description: '',
  };
  const title = t('expenses.new');
  return (
    <>
      {last && !(await answersForm()) && <Notice>{t('expenses.savedNext', { supplier: last.supplier })} <a href={expenseAddress(last.id)}>{t('expenses.savedSee')}</a></Notice>}
      <h1>{title}</h1>
      <ExpenseForm ctx={ctx} action={addExpense} title={title} values={values} customer={customer && customer.mergedIntoId === null ? customer : null} changed={null} back="/expenses" />
    </>
  );
}
