import { Removable } from '../removable';
import type { ReactNode } from 'react';
import { listAddress } from './addresses';
import type { Context } from '#lib/context';
import type { ExpenseCategory } from '#lib/expenses/categories';
import { type ExpenseFilter, paymentMethods } from '#lib/expenses/queries';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { periodOf, periods } from '#lib/payments/statement';

interface NarrowingProps {
  ctx: Context;
  filter: ExpenseFilter;
  categories: readonly ExpenseCategory[];
}

/** What is looked for, and what else narrows the list. It answers by address, so that a list can be bookmarked and sent. */
export function Narrowing({ ctx, filter, categories }: NarrowingProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const isOpen = [filter.categoryId, filter.method, filter.from, filter.to].some((value) => value !== '');
  return (
    <form className="narrowing screen-only" role="search" action="/expenses">
      {filter.state !== 'all' && <input type="hidden" name="state" value={filter.state} />}
      {filter.customerId !== '' && <input type="hidden" name="customer" value={filter.customerId} />}
      <div className="search-line">
        <Labelled name="q" label={t('expenses.searchLabel')}><input id="q" name="q" type="search" dir="auto" defaultValue={filter.search} data-key="/" autoComplete="off" /></Labelled>
        <button className="button quiet">{t('expenses.narrow')}</button>
      </div>
      <details open={isOpen || undefined}>
        <summary>{t('expenses.narrowing')}</summary>
        <div className="filter-grid">
          <Labelled name="category" label={t('expenses.fields.categoryId')}>
            <select id="category" name="category" defaultValue={filter.categoryId}>
              <option value="">{t('expenses.everything')}</option>
              {categories.filter(({ id, archivedAt }) => archivedAt === null || id === filter.categoryId).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              <option value="none">{t('expenses.noCategory')}</option>
            </select>
          </Labelled>
          <Labelled name="method" label={t('expenses.fields.method')}>
            <select id="method" name="method" defaultValue={filter.method ?? ''}>
              <option value="">{t('expenses.everything')}</option>
              {paymentMethods.map((method) => <option key={method} value={method}>{t(`payments.methods.${method}`)}</option>)}
            </select>
          </Labelled>
          <Labelled name="from" label={t('expenses.from')}><input id="from" name="from" type="date" dir="ltr" defaultValue={filter.from} /></Labelled>
          <Labelled name="to" label={t('expenses.to')}><input id="to" name="to" type="date" dir="ltr" defaultValue={filter.to} /></Labelled>
        </div>
      </details>
      <Periods ctx={ctx} filter={filter} />
    </form>
  );
}

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return <div className="field"><label htmlFor={name}>{label}</label>{children}</div>;
}

/** The usual periods, one press each. */
function Periods({ ctx, filter }: Omit<NarrowingProps, 'categories'>) {
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  return (
    <p className="summary" role="group" aria-label={t('expenses.period')}>
      {periods.map((period) => {
        const { from, to } = periodOf(period, today);
        return <a key={period} className="filter" aria-current={filter.from === from && filter.to === to ? 'true' : undefined} href={listAddress({ ...filter, from, to, page: 1 })}>{t(`expenses.periods.${period}`)}</a>;
      })}
    </p>
  );
}

/** Each thing that narrows the list, in words; a press on it takes it away. */
export function Reasons({ ctx, filter, categories, customerName }: NarrowingProps & { customerName: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const first = { ...filter, page: 1 };
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  const categoryName = filter.categoryId === 'none' ? t('expenses.noCategory') : (categories.find(({ id }) => id === filter.categoryId)?.name ?? '?');
  const reasons = [
    ...(filter.search === '' ? [] : [{ text: t('customers.foundFor', { search: filter.search }), without: { ...first, search: '' } }]),
    ...(filter.categoryId === '' ? [] : [{ text: categoryName, without: { ...first, categoryId: '' } }]),
    ...(filter.customerId === '' ? [] : [{ text: customerName, without: { ...first, customerId: '' } }]),
    ...(filter.method === '' || filter.method === null ? [] : [{ text: t(`payments.methods.${filter.method}`), without: { ...first, method: '' as const } }]),
    ...(filter.from === '' ? [] : [{ text: t('expenses.onlyFrom', { day: day(filter.from) }), without: { ...first, from: '' } }]),
    ...(filter.to === '' ? [] : [{ text: t('expenses.onlyUntil', { day: day(filter.to) }), without: { ...first, to: '' } }]),
  ];
  if (reasons.length === 0) return null;
  return (
    <p className="summary">
      {reasons.map(({ text, without }) => <Removable key={text} text={text} href={listAddress(without)} t={t} />)}
    </p>
  );
}
