import { Amount } from '../amount';
import { PagesNav } from '../pages-nav';
import { type SearchParams, single } from '../../search-params';
import { filterOf, invoiceAddress, listAddress, typeAddress } from './addresses';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { countStates, type InvoiceFilter, invoicesAPage, invoiceTypes, type ListedInvoice, listInvoices } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const tabs: Record<InvoiceFilter['type'], readonly InvoiceFilter['state'][]> = {
  invoice: ['all', 'draft', 'open', 'overdue', 'paid', 'void'], quote: ['all', 'draft', 'issued', 'accepted', 'declined', 'expired'], creditNote: ['all', 'draft', 'issued'],
};

export default async function Invoices({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const filter = filterOf(params);
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  const { invoices, total, sums } = await listInvoices(ctx, filter, today);
  const counts = await countStates(ctx, filter.type, tabs[filter.type], today);
  const title = t(`invoices.lists.${filter.type}`);
  return (
    <>
      <title>{title}</title>
      {single(params['saved']) === 'discarded' && <Notice>{t('invoices.discarded')}</Notice>}
      <div className="head">
        <h1>{title}</h1>
        <div className="row-actions">
          {can(ctx, 'invoices.edit') && filter.type !== 'creditNote' && <a className="button" href={`/invoices/new${filter.type === 'quote' ? '?type=quote' : ''}`} data-key="n">{t(`invoices.newTitle.${filter.type}`)}</a>}
          {invoiceTypes.filter((type) => type !== filter.type).map((type) => <a key={type} href={typeAddress(type)}>{t(`invoices.lists.${type}`)}</a>)}
          <a href="/payments">{t('payments.title')}</a>
        </div>
      </div>
      <form className="search" role="search" action="/invoices">
        {filter.type !== 'invoice' && <input type="hidden" name="type" value={filter.type} />}
        {filter.state !== 'all' && <input type="hidden" name="state" value={filter.state} />}
        <label className="visually-hidden" htmlFor="q">{t('invoices.searchLabel')}</label>
        <input id="q" name="q" type="search" dir="auto" defaultValue={filter.search} data-key="/" autoComplete="off" />
        <button className="button quiet">{t('customers.search')}</button>
      </form>
      <nav className="summary" aria-label={t('invoices.byState')}>
        {tabs[filter.type].map((state) => <a key={state} className="filter" aria-current={filter.state === state ? 'true' : undefined} href={listAddress({ ...filter, state, page: 1 })}>{t(`invoices.tabs.${state}`)} {counts.get(state) ?? 0}</a>)}
      </nav>
      {sums.length > 0 && <p className="summary">{sums.map(({ currency, total, open }) => <span key={currency}>{t('invoices.sums.total')} <Amount ctx={ctx} amount={total} currency={currency} />{filter.type === 'invoice' && <> · {t('invoices.sums.open')} <Amount ctx={ctx} amount={open} currency={currency} /></>}</span>)}</p>}
      {total === 0 && <p className="empty">{t(filter.search === '' && filter.state === 'all' ? 'invoices.none' : 'invoices.nothingFound')}</p>}
      {invoices.length > 0 && <InvoiceTable ctx={ctx} invoices={invoices} filter={filter} today={today} t={t} />}
      <PagesNav page={filter.page} pages={Math.ceil(total / invoicesAPage)} address={(page) => listAddress({ ...filter, page })} t={t} />
    </>
  );
}

interface TableProps {
  ctx: Context;
  invoices: ListedInvoice[];
  filter: InvoiceFilter;
  today: string;
  t: Translate;
}

function InvoiceTable({ ctx, invoices, filter, today, t }: TableProps) {
  const day = (of: string | null) => (of === null ? '' : calendarDay(of, ctx.locale, ctx.user.digits));
  return (
    <table className="list">
      <thead>
        <tr>
          <SortHeading filter={filter} sort="number">{t('invoices.columns.number')}</SortHeading>
          <th scope="col">{t('invoices.columns.customer')}</th>
          <SortHeading filter={filter} sort="day">{t('invoices.fields.issueDay')}</SortHeading>
          <SortHeading filter={filter} sort="due">{t(filter.type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay')}</SortHeading>
          <th scope="col">{t('invoices.columns.state')}</th>
          <SortHeading filter={filter} sort="total">{t('invoices.sums.total')}</SortHeading>
          {filter.type === 'invoice' && <SortHeading filter={filter} sort="open">{t('invoices.sums.open')}</SortHeading>}
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => {
          const state = stateOf(invoice, today);
          return (
            <tr key={invoice.id}>
              <td dir="ltr">{invoice.number}</td>
              <th scope="row" dir="auto"><a href={invoiceAddress(invoice.id)}>{invoice.customerName}<span className="visually-hidden"> {invoice.number}</span></a></th>
              <td>{day(invoice.issueDay)}</td>
              <td>{day(invoice.dueDay)}</td>
              <td><span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span></td>
              <td><Amount ctx={ctx} amount={invoice.total} currency={invoice.currency} /></td>
              {filter.type === 'invoice' && <td>{invoice.open !== 0 && <Amount ctx={ctx} amount={invoice.open} currency={invoice.currency} />}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function SortHeading({ filter, sort, children }: { filter: InvoiceFilter; sort: InvoiceFilter['sort']; children: string }) {
  const isCurrent = filter.sort === sort;
  const direction = isCurrent && filter.direction === 'desc' ? 'asc' : 'desc';
  return <th scope="col" aria-sort={isCurrent ? (filter.direction === 'asc' ? 'ascending' : 'descending') : undefined}><a href={listAddress({ ...filter, sort, direction, page: 1 })}>{children}</a></th>;
}
