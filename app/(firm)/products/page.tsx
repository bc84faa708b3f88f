import { Amount } from '../amount';
import { PagesNav } from '../pages-nav';
import { type SearchParams, single } from '../../search-params';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { type MessageKey, translator } from '#lib/messages';
import { listProducts, type ProductFilter, productName, productsAPage } from '#lib/products/queries';
import type { UnitCode } from '#lib/products/units';
import { requireContext } from '#lib/session';

const confirmations: Record<string, MessageKey> = { created: 'products.created', changed: 'products.changed', archived: 'products.archived', restored: 'products.restored' };

function filterOf(params: SearchParams): ProductFilter {
  const sort = single(params['sort']);
  return {
    search: single(params['q']), status: single(params['status']) === 'archived' ? 'archived' : 'active', sort: sort === 'code' || sort === 'price' ? sort : 'name',
    direction: single(params['dir']) === 'desc' ? 'desc' : 'asc', page: Math.max(Math.trunc(Number(single(params['page'])) || 1), 1),
  };
}

const address = ({ search, status, sort, direction, page }: ProductFilter): string => {
  const query = new URLSearchParams([['q', search], ['status', status === 'archived' ? status : ''], ['sort', sort === 'name' ? '' : sort], ['dir', direction === 'desc' ? direction : ''], ['page', page > 1 ? String(page) : '']].filter(([, value]) => value !== ''));
  return `/products${query.size > 0 ? `?${query}` : ''}`;
};

export default async function Products({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const filter = filterOf(params);
  const t = translator(ctx.locale, ctx.user.digits);
  const { products, total } = await listProducts(ctx, filter);
  const said = confirmations[single(params['saved'])];
  const other = { ...filter, status: filter.status === 'active' ? ('archived' as const) : ('active' as const), page: 1 };
  return (
    <>
      <title>{t('products.title')}</title>
      {said && <Notice>{t(said)}</Notice>}
      <div className="head">
        <h1>{t('products.title')}</h1>
        {can(ctx, 'products.edit') && <div className="row-actions"><a className="button" href="/products/new" data-key="n">{t('products.new')}</a></div>}
      </div>
      <form className="search" role="search" action="/products">
        <label className="visually-hidden" htmlFor="q">{t('products.searchLabel')}</label>
        <input id="q" name="q" type="search" dir="auto" defaultValue={filter.search} data-key="/" autoComplete="off" />
        <button className="button quiet">{t('customers.search')}</button>
      </form>
      <p className="summary">{t('products.count', { count: total })} <a href={address(other)}>{t(other.status === 'archived' ? 'products.showArchived' : 'products.showActive')}</a></p>
      {total === 0 && <p className="empty">{t(filter.search === '' ? 'products.none' : 'products.nothingFound')}</p>}
      {products.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              {(['code', 'name', 'price'] as const).map((sort) => {
                const isCurrent = filter.sort === sort;
                const direction = isCurrent && filter.direction === 'asc' ? 'desc' : 'asc';
                return <th key={sort} scope="col" aria-sort={isCurrent ? (filter.direction === 'asc' ? 'ascending' : 'descending') : undefined}><a href={address({ ...filter, sort, direction, page: 1 })}>{t(`products.columns.${sort}`)}</a></th>;
              })}
              <th scope="col">{t('products.fields.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <tr key={product.id}>
                <td dir="ltr">{product.code}</td>
                <th scope="row" dir="auto">{can(ctx, 'products.edit') ? <a href={`/products/${product.id}`}>{productName(product, ctx.locale)}</a> : productName(product, ctx.locale)}</th>
                <td>{product.price === null ? '' : <Amount ctx={ctx} amount={product.price} currency={product.currency} />}</td>
                <td>{t(`products.units.${product.unit as UnitCode}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PagesNav page={filter.page} pages={Math.ceil(total / productsAPage)} address={(page) => address({ ...filter, page })} t={t} />
    </>
  );
}
