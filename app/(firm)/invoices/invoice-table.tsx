import { Amount } from '../amount';
import { invoiceAddress, listAddress } from './addresses';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import type { InvoiceFilter, ListedInvoice } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { type Translate, translator } from '#lib/messages';

interface TableProps {
  ctx: Context;
  invoices: ListedInvoice[];
  filter: InvoiceFilter;
  today: Day;
}

/** One page of documents of a type. The customer's name is the row's only link and covers all of it. */
export function InvoiceTable({ ctx, invoices, filter, today }: TableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const isInvoice = filter.type === 'invoice';
  const day = (of: string | null) => (of === null ? '' : calendarDay(of, ctx.locale, ctx.user.digits));
  const labels = { day: t('invoices.fields.issueDay'), due: t(filter.type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay'), total: t('invoices.sums.total'), open: t('invoices.sums.open') };
  const hasDue = filter.type !== 'creditNote';
  return (
    <table className="list documents">
      <thead>
        <tr>
          <SortHeading filter={filter} sort="number" t={t}>{t('invoices.columns.number')}</SortHeading>
          <th scope="col">{t('invoices.columns.customer')}</th>
          <SortHeading filter={filter} sort="day" t={t}>{labels.day}</SortHeading>
          {hasDue && <SortHeading filter={filter} sort="due" t={t}>{labels.due}</SortHeading>}
          <th scope="col">{t('invoices.columns.state')}</th>
          <SortHeading filter={filter} sort="total" t={t}>{labels.total}</SortHeading>
          {isInvoice && <SortHeading filter={filter} sort="open" t={t}>{labels.open}</SortHeading>}
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => {
          const { id, number, customerName, issueDay, dueDay, total, open, currency } = invoice;
          const state = stateOf(invoice, today);
          return (
            <tr key={id}>
              <td dir="ltr">{number}</td>
              <th scope="row" dir="auto"><a href={invoiceAddress(id)}>{customerName}<span className="visually-hidden"> {number}</span></a></th>
              <td data-label={labels.day}>{day(issueDay)}</td>
              {hasDue && <td data-label={labels.due}>{day(dueDay)}</td>}
              <td><span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span></td>
              <td data-label={labels.total} className="sum"><Amount ctx={ctx} amount={total} currency={currency} /></td>
              {isInvoice && <td data-label={labels.open} className="sum">{open !== 0 && <Amount ctx={ctx} amount={open} currency={currency} />}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface SortHeadingProps {
  filter: InvoiceFilter;
  sort: InvoiceFilter['sort'];
  t: Translate;
  children: string;
}

function SortHeading({ filter, sort, t, children }: SortHeadingProps) {
  const current = filter.sort === sort;
  const direction = current && filter.direction === 'desc' ? 'asc' : 'desc';
  return (
    <th scope="col" className={sort === 'total' || sort === 'open' ? 'sum' : undefined} aria-sort={current ? (filter.direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <a href={listAddress({ ...filter, sort, direction, page: 1 })} title={t('customers.sortBy', { column: children })}>{children}</a>
    </th>
  );
}
