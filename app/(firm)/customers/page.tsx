import { BackupWarning } from '../backup-warning';
import { PagesNav } from '../pages-nav';
import { duplicatesAddress } from './addresses';
import { CustomerTable, type RowParts } from './customer-table';
import { Filters } from './filters';
import { filterOf, filtersAddress, listAddress, narrowingPairs, soundAddress } from './list-address';
import { Exports, SavedLists, Summary, ToArchived } from './summary';
import { type SearchParams, single } from '../../search-params';
import { Search } from './search';
import { can } from '#lib/access';
import { categoriesOf } from '#lib/categories/membership';
import { allCategories, type Category, categoryCounts } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { type CustomField, customFieldName } from '#lib/custom-fields/field';
import { customValuesOf } from '#lib/custom-fields/queries';
import { findCustomers } from '#lib/customers/find-customers';
import { knownCities } from '#lib/customers/narrow';
import { countArchived, type CustomerRow, pageSize } from '#lib/customers/queries';
import { rulesOf } from '#lib/customers/rules';
import { type ShownField, shownWith } from '#lib/customers/show';
import { type Translate, translator } from '#lib/messages';
import { balancesOfAll } from '#lib/payments/queries';
import { listsOf } from '#lib/saved-lists/saved-lists';
import { requireContext } from '#lib/session';

export default async function Customers({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const filter = filterOf(params);
  const t = translator(ctx.locale, ctx.user.digits);
  const [{ list: { customers, total }, alike }, archived, categories, { fields }] = await Promise.all([
    findCustomers(ctx, filter), countArchived(ctx), allCategories(ctx), rulesOf(ctx),
  ]);
  const shown = shownWith(ctx, { fields, categories });
  const narrowed = narrowingPairs({ ...filter, search: '' }).length > 0;
  const filtered = narrowed || filter.search !== '';
  const isEmpty = total === 0 && !filtered;
  const material = { categories, fields, shown };
  return (
    <>
      <title>{t('customers.title')}</title>
      <div className="head">
        <h1>{t('customers.title')}</h1>
        <div className="row-actions">
          {can(ctx, 'customers.edit') && <a className="button" href="/customers/new" data-key="n">{t('customers.new')}</a>}
          {can(ctx, 'customers.import') && <a href="/customers/import">{t('imports.link')}</a>}
        </div>
      </div>
      <BackupWarning ctx={ctx} />
      {!isEmpty && (
        <>
          <Search ctx={ctx} value={filter.search} keep={narrowingPairs({ ...filter, search: '' })} />
          {single(params['filters']) === 'open' ? (
            <Filters ctx={ctx} filter={filter} fields={fields} categories={categories.filter(({ archivedAt }) => archivedAt === null)} counts={await categoryCounts(ctx)} cities={await knownCities(ctx)} />
          ) : (
            <p className="row-actions">
              <a href={filtersAddress(filter)}>{t('filters.title')}</a>
              {can(ctx, 'customers.edit') && <a href={duplicatesAddress()}>{t('duplicates.title')}</a>}
            </p>
          )}
          <SavedLists ctx={ctx} filter={filter} lists={await listsOf(ctx)} />
          <Summary ctx={ctx} filter={filter} total={total} archived={archived} categories={categories} shown={shown} />
        </>
      )}
      {total + alike.total === 0 && <Nothing ctx={ctx} filtered={filtered} archived={archived} t={t} />}
      {customers.length > 0 && <CustomerTable ctx={ctx} customers={customers} filter={filter} parts={await partsOf(ctx, { customers, ...material })} t={t} />}
      {total > 0 && <PagesNav page={filter.page} pages={Math.ceil(total / pageSize)} address={(page) => listAddress({ ...filter, page })} t={t} />}
      {total > pageSize && filter.search !== '' && filter.foundBy === 'letters' && <p><a href={soundAddress(filter)}>{t('customers.searchSounds')}</a></p>}
      {alike.total > 0 && (
        <section aria-labelledby="alike">
          <h2 id="alike">{t('customers.soundAlike', { count: alike.total })}</h2>
          <CustomerTable ctx={ctx} customers={alike.customers} filter={{ ...filter, foundBy: 'sound' }} parts={await partsOf(ctx, { customers: alike.customers, ...material })} t={t} />
          {alike.total > pageSize && <p><a href={soundAddress(filter)}>{t('customers.allSoundAlike', { count: alike.total })}</a></p>}
        </section>
      )}
      {total > 0 && <Exports filter={filter} t={t} />}
    </>
  );
}

interface Material {
  customers: CustomerRow[];
  categories: Category[];
  fields: readonly CustomField[];
  shown: ShownField[];
}

/** What the rows of the list show besides the built-in columns. */
async function partsOf(ctx: Context, { customers, categories, fields, shown }: Material): Promise<RowParts> {
  const keys = customers.map(({ key }) => key);
  const columns = fields.filter(({ isInList }) => isInList);
  const names = new Set<string>(columns.map(customFieldName));
  const members = categories.length > 0 ? await categoriesOf(ctx, keys) : new Map<number, string[]>();
  return {
    categories: new Map([...members].map(([key, ids]) => [key, categories.filter(({ id }) => ids.includes(id))])),
    columns: shown.filter(({ name }) => names.has(name)),
    values: await customValuesOf(ctx, keys, columns),
    balances: await balancesOfAll(ctx, customers.map(({ id }) => id)),
  };
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
