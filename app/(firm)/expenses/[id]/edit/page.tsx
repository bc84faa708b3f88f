import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { saveExpense } from '../../actions';
import { expenseAddress } from '../../addresses';
import { ExpenseForm } from '../../expense-form';
import { can } from '#lib/access';
import { valuesOfExpense } from '#lib/expenses/input';
import { fullExpense } from '#lib/expenses/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function EditExpense({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'expenses.edit')) return <NoPermission ctx={ctx} />;
  const found = await fullExpense(ctx, (await params).id);
  if (!found) redirect(nowhere);
  const { expense, customer } = found;
  if (expense.archivedAt !== null) redirect(expenseAddress(expense.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('expenses.editTitle');
  return (
    <>
      <h1>{title}</h1>
      <ExpenseForm ctx={ctx} action={saveExpense} title={title} values={valuesOfExpense(expense)} customer={customer} changed={{ id: expense.id, version: expense.version }} back={expenseAddress(expense.id)} />
    </>
  );
}
