import { listEvents } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { findExpenseCategory } from '#lib/expenses/categories';
import type { Expense } from '#lib/expenses/queries';
import { calendarDay, dayAndTime } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { amountText, rateText } from '#lib/money';

const words = {
  'expense.recorded': 'expenses.past.recorded', 'expense.changed': 'expenses.past.changed', 'expense.archived': 'expenses.past.archived', 'expense.restored': 'expenses.past.restored',
  'expense.fileAdded': 'expenses.past.fileAdded', 'expense.fileRemoved': 'expenses.past.fileRemoved', 'recurringExpense.made': 'expenses.past.made',
} as const satisfies Record<string, MessageKey>;

type Told = keyof typeof words;

const labels: Record<string, MessageKey> = {
  supplier: 'expenses.fields.supplier', day: 'expenses.fields.day', paidDay: 'expenses.fields.paidDay', method: 'expenses.fields.method', currency: 'expenses.fields.currency', net: 'expenses.columns.net', tax: 'expenses.fields.tax', total: 'expenses.columns.total',
  taxBasisPoints: 'expenses.fields.taxRateId', categoryId: 'expenses.fields.categoryId', reference: 'expenses.fields.reference', description: 'expenses.fields.description', customerId: 'expenses.fields.customer',
};

/** A value of the log as people read it. */
async function shown(ctx: Context, { currency }: Expense, name: string, value: string): Promise<string> {
  const t = translator(ctx.locale, ctx.user.digits);
  if (value === '') return t('expenses.pastEmpty');
  switch (name) {
    case 'day': case 'paidDay': return calendarDay(value, ctx.locale, ctx.user.digits);
    case 'net': case 'tax': case 'total': return amountText(Number(value), currency, ctx.locale, ctx.user.digits);
    case 'taxBasisPoints': return t('expenses.rateOf', { rate: rateText(Number(value), ctx.locale, ctx.user.digits) });
    case 'method': return t(`payments.methods.${value}` as MessageKey);
    case 'categoryId': return (await findExpenseCategory(ctx, value))?.name ?? '?';
    case 'customerId': return (await findCustomer(ctx, value))?.name ?? '?';
    default: return value;
  }
}

/** Who did what with an expense, and when: newest first. */
export async function ExpenseHistory({ ctx, expense }: { ctx: Context; expense: Expense }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const events = await listEvents(ctx, { subjects: [expense.id], actions: Object.keys(words) as Told[] });
  const told = [];
  for (const { id, at, by, action, changes } of events) {
    const lines = [];
    if (action === 'expense.changed') for (const [name, { from, to }] of Object.entries(changes)) lines.push({ name, label: labels[name] ? t(labels[name]) : name, from: await shown(ctx, expense, name, from), to: await shown(ctx, expense, name, to) });
    const about = action === 'expense.fileAdded' ? changes['file']?.to : action === 'expense.fileRemoved' ? changes['file']?.from : undefined;
    told.push({ id, at, by, title: t(words[action as Told]), about, lines });
  }
  return (
    <section className="group screen-only" aria-labelledby="history">
      <h2 id="history">{t('expenses.history')}</h2>
      <ol className="history">
        {told.map(({ id, at, by, title, about, lines }) => (
          <li key={id}>
            <p><span className="strong">{title}</span>{about && <> · <bdi className="value">{about}</bdi></>}</p>
            {lines.map((line) => <p key={line.name}>{line.label}: <bdi className="value">{line.from}</bdi> <span aria-hidden="true">{ctx.locale === 'ar' ? '←' : '→'}</span> <bdi className="value">{line.to}</bdi></p>)}
            <p className="help">{dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)} · {t('expenses.by', { name: by })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
