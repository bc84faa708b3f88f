import { CustomerTable } from './customer-table';
import { filterOf, listAddress } from './list-address';
import type { SearchParams } from '../../search-params';
import { Search } from './search';
import { can } from '#lib/access';
import { backupWarning } from '#lib/backup/owner';
import type { Context } from '#lib/context';
import { type CustomerFilter, countArchived, countCustomers, listCustomers, pageSize } from '#lib/customers/queries';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function Customers({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const filter = filterOf(await searchParams);
  const t = translator(ctx.locale, ctx.user.digits);
  const [customers, total, archived, warning] = await Promise.all([listCustomers(ctx, filter), countCustomers(ctx, filter), countArchived(ctx), backupWarning(ctx)]);
  const filtered = filter.search !== '' || filter.status === 'archived';
  return (
    <>
      <title>{t('customers.title')}</title>
      <div className="head">
        <h1>{t('customers.title')}</h1>
        {can(ctx, 'customers.edit') && <a className="button" href="/customers/new" data-key="n">{t('customers.new')}</a>}
      </div>
      {warning && (
        <div className="notice warning" role="alert">{t(warning === 'failed' ? 'backups.warnFailed' : 'backups.warnOld')} <a href="/settings/backups">{t('backups.see')}</a></div>
      )}
      {(total > 0 || filtered) && <Search ctx={ctx} value={filter.search} />}
      {(total > 0 || filtered) && <Summary filter={filter} total={total} archived={archived} t={t} />}
      {total === 0 && <Nothing ctx={ctx} filtered={filtered} archived={archived} t={t} />}
      {customers.length > 0 && <CustomerTable ctx={ctx} customers={customers} filter={filter} t={t} />}
      {total > 0 && <Pages filter={filter} total={total} t={t} />}
    </>
  );
}

interface PartProps {
  filter: CustomerFilter;
  total: number;
  t: Translate;
}

/** How many, and why just these: every filter can be taken away. */
function Summary({ filter, total, archived, t }: PartProps & { archived: number }) {
  const filters = [
    ...(filter.search ? [{ text: t('customers.foundFor', { search: filter.search }), without: { ...filter, search: '', page: 1 } }] : []),
    ...(filter.status === 'archived' ? [{ text: t('customers.archivedOnly'), without: { ...filter, status: 'active' as const, page: 1 } }] : []),
  ];
  return (
    <p className="summary">
      {t(filters.length > 0 ? 'customers.found' : 'customers.total', { count: total })}
      {filters.map(({ text, without }) => (
        <a key={text} className="filter" href={listAddress(without)} aria-label={t('customers.removeFilter', { filter: text })}>
          <bdi>{text}</bdi> <span aria-hidden="true">×</span>
        </a>
      ))}
      {filter.status === 'active' && <ToArchived count={archived} t={t} />}
    </p>
  );
}

/** The way to the customers that are out of the list; nothing where there are none. */
function ToArchived({ count, t }: { count: number; t: Translate }) {
  return count > 0 && <a href="/customers?status=archived">{t('archive.inList', { count })}</a>;
}

function Nothing({ ctx, filtered, archived, t }: { ctx: Context; filtered: boolean; archived: number; t: Translate }) {
  if (filtered) return <p className="empty">{t('customers.nothingFound')} <a href="/customers">{t('customers.showAll')}</a></p>;
  return (
    <div className="empty">
      <p className="strong">{archived > 0 ? t('customers.total', { count: 0 }) : t('customers.empty')}</p>
      {archived === 0 && can(ctx, 'customers.edit') && <p>{t('customers.emptyStep')}</p>}
      {can(ctx, 'customers.edit') && <p><a className="button" href="/customers/new">{t('customers.new')}</a></p>}
      <ToArchived count={archived} t={t} />
    </div>
  );
}

function Pages({ filter, total, t }: PartProps) {
  const pages = Math.ceil(total / pageSize);
  const { page } = filter;
  if (page > pages || page < 1) {
    return (
      <p className="empty">
        {t('customers.noSuchPage', { pages })} <a href={listAddress({ ...filter, page: pages })}>{t('customers.lastPage')}</a>
      </p>
    );
  }
  if (pages === 1) return null;
  return (
    <nav className="pages" aria-label={t('customers.pages')}>
      {page > 1 && <a rel="prev" href={listAddress({ ...filter, page: page - 1 })}>{t('customers.previous')}</a>}
      <span>{t('customers.page', { page, pages })}</span>
      {page < pages && <a rel="next" href={listAddress({ ...filter, page: page + 1 })}>{t('customers.next')}</a>}
    </nav>
  );
}
