import { Amount } from '../amount';
import { PagesNav } from '../pages-nav';
import type { SearchParams } from '../../search-params';
import { goingOutAddress } from '../settings/reminders/addresses';
import { filterOf, listAddress, typeAddress } from './addresses';
import { Confirmed } from './confirmation';
import { InvoiceTable } from './invoice-table';
import { Reasons, SearchForm } from './narrowing';
import { plansAddress } from './recurring/addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { plainNumber } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { countStates, type InvoiceFilter, invoicesAPage, invoiceTypes, listInvoices, mostCounted, mostCountedOfState } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
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
  const { invoices, total, hasMore, sums } = await listInvoices(ctx, filter, today);
  const customer = filter.customerId === '' ? null : await findCustomer(ctx, filter.customerId);
  const isNarrowed = [filter.search, filter.customerId, filter.from, filter.to].some((value) => value !== '');
  const title = t(`invoices.lists.${filter.type}`);
  return (
    <>
      <title>{title}</title>
      <Confirmed params={params} t={t} />
      <div className="head">
        <h1>{title}</h1>
        <div className="row-actions">
          {can(ctx, 'invoices.edit') && filter.type !== 'creditNote' && <a className="button" href={newAddress(filter)} data-key="n">{t(`invoices.newTitle.${filter.type}`)}</a>}
          {invoiceTypes.filter((type) => type !== filter.type).map((type) => <a key={type} href={typeAddress(type)}>{t(`invoices.lists.${type}`)}</a>)}
          <a href={plansAddress()}>{t('recurring.title')}</a>
          <a href={goingOutAddress()}>{t('reminders.title')}</a>
          <a href="/payments">{t('payments.title')}</a>
        </div>
      </div>
      <SearchForm ctx={ctx} filter={filter} />
      <Reasons ctx={ctx} filter={filter} customerName={customer?.name ?? '?'} />
      <States ctx={ctx} filter={filter} today={today} />
      {hasMore && <p className="summary help">{t('invoices.manyMore', { most: mostCounted })}</p>}
      {sums.length > 0 && <p className="summary">{sums.map(({ currency, total, open }) => <span key={currency}>{t('invoices.sums.total')} <Amount ctx={ctx} amount={total} currency={currency} />{filter.type === 'invoice' && <> · {t('invoices.sums.open')} <Amount ctx={ctx} amount={open} currency={currency} /></>}</span>)}</p>}
      {total === 0 && <p className="empty">{t(isNarrowed || filter.state !== 'all' ? 'invoices.nothingFound' : 'invoices.none')}</p>}
      {invoices.length > 0 && <InvoiceTable ctx={ctx} invoices={invoices} filter={filter} today={today} />}
      <PagesNav page={filter.page} pages={Math.ceil(total / invoicesAPage)} hasMore={hasMore && invoices.length === invoicesAPage} address={(page) => listAddress({ ...filter, page })} t={t} />
    </>
  );
}

const newAddress = ({ type, customerId }: InvoiceFilter): string => `/invoices/new?${new URLSearchParams({ ...(type === 'quote' && { type }), ...(customerId !== '' && { customer: customerId }) })}`.replace(/\?$/, '');

interface StatesProps {
  ctx: Context;
  filter: InvoiceFilter;
  today: Day;
}

/** The states that the documents may be in, and how many are in each of what the list is narrowed to. */
async function States({ ctx, filter, today }: StatesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const states = tabs[filter.type];
  const counts = await countStates(ctx, filter, states, today);
  const counted = (count = 0) => (count > mostCountedOfState ? t('invoices.moreThan', { most: mostCountedOfState }) : plainNumber(count, ctx.user.digits));
  return (
    <nav className="summary" aria-label={t('invoices.byState')}>
      {states.map((state) => <a key={state} className="filter" aria-current={filter.state === state ? 'true' : undefined} href={listAddress({ ...filter, state, page: 1 })}>{t(`invoices.tabs.${state}`)} {counted(counts.get(state))}</a>)}
    </nav>
  );
}
