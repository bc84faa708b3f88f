import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { UploadNotice, uploadProblems } from '../../customers/[id]/upload/outcome';
import { nowhere } from '../../customers/addresses';
import type { SearchParams } from '../../../search-params';
import { bringExpenseBack, putExpenseAway } from '../actions';
import { planAddress, saidBy } from '../addresses';
import { ExpenseHistory } from './history';
import { Receipts } from './receipts';
import { ErrorSummary } from '#components/form/error-summary';
import { Form } from '#components/form/form';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { type Expense, type FullExpense, fullExpense } from '#lib/expenses/queries';
import { calendarDay, dayAndTime } from '#lib/format';
import { type Translate, translator } from '#lib/messages';
import { rateText } from '#lib/money';
import { answersForm, requireContext } from '#lib/session';

interface ExpenseProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** An expense with its receipts and its history. */
export default async function ShowExpense({ params, searchParams }: ExpenseProps) {
  const ctx = await requireContext();
  const found = await fullExpense(ctx, (await params).id);
  if (!found) redirect(nowhere);
  const { expense, recordedBy, files } = found;
  const t = translator(ctx.locale, ctx.user.digits);
  // In answer to a form the address still says what became of an upload before it.
  const outcome: SearchParams = (await answersForm()) ? {} : await searchParams;
  const said = saidBy(outcome);
  const problems = uploadProblems(ctx, outcome);
  const isArchived = expense.archivedAt !== null;
  const mayEdit = can(ctx, 'expenses.edit');
  return (
    <article className="profile">
      {said && <Notice><p>{t(`expenses.saved.${said}`)}</p>{said === 'archived' && isArchived && mayEdit && <BringBack id={expense.id} label={t('expenses.undo')} t={t} />}</Notice>}
      <UploadNotice ctx={ctx} params={outcome} />
      <div className="head">
        <div>
          <h1 dir="auto" className="value">{expense.supplier}</h1>
          <p><Amount ctx={ctx} amount={expense.total} currency={expense.currency} /> · {calendarDay(expense.day, ctx.locale, ctx.user.digits)} <State expense={expense} t={t} /></p>
        </div>
        {mayEdit && !isArchived && (
          <div className="row-actions screen-only">
            <a className="button" href={`/expenses/${expense.id}/edit`}>{t('expenses.edit')}</a>
            <a href={`/expenses/${expense.id}/repeat`}>{t('expenses.recurring.repeat')}</a>
          </div>
        )}
      </div>
      <ErrorSummary heading={t('files.notTaken')} problems={problems} />
      {isArchived && said !== 'archived' && <div className="notice warning"><p>{t('expenses.archivedStrip')}</p>{mayEdit && <BringBack id={expense.id} label={t('expenses.restore')} t={t} />}</div>}
      <Facts ctx={ctx} found={found} t={t} />
      <Receipts ctx={ctx} expense={expense} files={files} />
      <ExpenseHistory ctx={ctx} expense={expense} />
      <p className="help">{t('expenses.recordedBy', { at: dayAndTime(expense.createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone), name: recordedBy })}</p>
      {mayEdit && !isArchived && (
        <div className="screen-only">
          <Form action={putExpenseAway} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
            <input type="hidden" name="id" value={expense.id} />
            <div className="actions"><button className="link">{t('expenses.archive')}</button></div>
          </Form>
        </div>
      )}
      <p className="screen-only"><a href="/expenses" data-key="Escape">{t('expenses.toList')}</a></p>
      <title>{problems.length > 0 ? t('error', { title: t('expenses.one') }) : `${t('expenses.one')} · ${expense.supplier}`}</title>
    </article>
  );
}

function BringBack({ id, label, t }: { id: string; label: string; t: Translate }) {
  return (
    <Form action={bringExpenseBack} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={id} />
      <button className="link">{label}</button>
    </Form>
  );
}

function State({ expense, t }: { expense: Pick<Expense, 'archivedAt' | 'paidDay'>; t: Translate }) {
  const state = expense.archivedAt !== null ? 'archived' : expense.paidDay === null ? 'owed' : 'paid';
  return <span className="state" data-state={state}>{t(`expenses.states.${state}`)}</span>;
}

function Facts({ ctx, found: { expense, categoryName, customer }, t }: { ctx: Context; found: FullExpense; t: Translate }) {
  const { currency, net, tax, total, taxRateId, taxBasisPoints, paidDay, method, reference, description, recurringId } = expense;
  const rate = taxRateId === null ? '' : ` (${t('expenses.rateOf', { rate: rateText(taxBasisPoints, ctx.locale, ctx.user.digits) })})`;
  return (
    <section className="group">
      <SummaryList>
        <SummaryRow label={t('expenses.columns.net')}><Amount ctx={ctx} amount={net} currency={currency} /></SummaryRow>
        <SummaryRow label={`${t('expenses.columns.tax')}${rate}`}>{taxRateId === null && tax === 0 ? t('expenses.noTax') : <Amount ctx={ctx} amount={tax} currency={currency} />}</SummaryRow>
        <SummaryRow label={t('expenses.columns.total')}><Amount ctx={ctx} amount={total} currency={currency} /></SummaryRow>
        <SummaryRow label={t('expenses.fields.paidDay')}>{paidDay === null ? t('expenses.payingStates.owed') : calendarDay(paidDay, ctx.locale, ctx.user.digits)}</SummaryRow>
        {method && <SummaryRow label={t('expenses.fields.method')}>{t(`payments.methods.${method}`)}</SummaryRow>}
        <SummaryRow label={t('expenses.fields.categoryId')}>{categoryName === null ? t('expenses.categoryNone') : <bdi>{categoryName}</bdi>}</SummaryRow>
        {reference && <SummaryRow label={t('expenses.fields.reference')}><bdi>{reference}</bdi></SummaryRow>}
        {description && <SummaryRow label={t('expenses.fields.description')}><span dir="auto" className="value">{description}</span></SummaryRow>}
        {customer && <SummaryRow label={t('expenses.fields.customer')}><a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a></SummaryRow>}
        {recurringId && <SummaryRow label={t('expenses.recurring.madeBy')}><a href={planAddress(recurringId)}>{t('expenses.recurring.one')}</a></SummaryRow>}
      </SummaryList>
    </section>
  );
}
