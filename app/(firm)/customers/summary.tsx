import { Removable } from '../removable';
import { dropSavedList, keepThisList } from './actions';
import { exportAddress, listAddress, narrowingPairs } from './list-address';
import type { Category } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { countryName } from '#lib/countries';
import { valuesWith } from '#lib/customers/fields';
import type { CustomerFilter, Narrowing } from '#lib/customers/queries';
import type { ShownField } from '#lib/customers/show';
import { type Translate, translator } from '#lib/messages';
import type { SavedList } from '#lib/saved-lists/saved-lists';

type Filter = CustomerFilter & Narrowing;

interface SummaryProps {
  ctx: Context;
  filter: Filter;
  total: number;
  /** How many are archived. */
  archived: number;
  categories: Category[];
  shown: ShownField[];
}

/** Each thing that narrows the list, in words, and the list without it. */
function reasons({ ctx, filter, categories, shown }: SummaryProps): { text: string; without: Filter }[] {
  const t = translator(ctx.locale, ctx.user.digits);
  const labelOf = (name: string) => shown.find((field) => field.name === name)?.label() ?? name;
  const first = { ...filter, page: 1 };
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? '?';
  return [
    ...(filter.search ? [{ text: t(filter.foundBy === 'sound' ? 'customers.foundBySound' : 'customers.foundFor', { search: filter.search }), without: { ...first, search: '' } }] : []),
    ...(filter.status === 'archived' ? [{ text: t('customers.archivedOnly'), without: { ...first, status: 'active' as const } }] : []),
    ...filter.categories.map((id) => ({ text: nameOf(id), without: { ...first, categories: filter.categories.filter((other) => other !== id) } })),
    ...(['city', 'region', 'postalCode'] as const).flatMap((name) => (filter[name] ? [{ text: `${labelOf(name)}: ${filter[name]}`, without: { ...first, [name]: '' } }] : [])),
    ...(filter.country ? [{ text: countryName(filter.country, ctx.locale), without: { ...first, country: '' } }] : []),
    ...(filter.balance ? [{ text: `${t('customers.balance')}: ${t(`customers.standings.${filter.balance}`)}`, without: { ...first, balance: '' as const } }] : []),
    ...(Object.keys(filter.custom) as (keyof typeof filter.custom)[]).map((name) => {
      const text = shown.find((field) => field.name === name)?.text(valuesWith({ [name]: filter.custom[name] ?? '' })) ?? filter.custom[name];
      return { text: `${labelOf(name)}: ${text}`, without: { ...first, custom: { ...filter.custom, [name]: '' } } };
    }),
  ];
}

/** How many, and why just these: every filter can be taken away. */
export function Summary(props: SummaryProps) {
  const { ctx, total, archived, filter } = props;
  const t = translator(ctx.locale, ctx.user.digits);
  const filters = reasons(props);
  return (
    <p className="summary">
      {t(filters.length > 0 ? 'customers.found' : 'customers.total', { count: total })}
      {filters.map(({ text, without }) => <Removable key={text} text={text} href={listAddress(without)} t={t} />)}
      {filter.status === 'active' && <ToArchived count={archived} t={t} />}
    </p>
  );
}

const formats = { csv: 'imports.exportCsv', xlsx: 'imports.exportXlsx' } as const;

/** The list as a file: all fields, which can be imported again, or the columns that it shows. Beneath it: most who look at the list want none. */
export function Exports({ filter, t }: { filter: Filter; t: Translate }) {
  return (
    <p className="summary">
      {(['all', 'list'] as const).map((columns) => {
        const word = t(columns === 'all' ? 'imports.exportAll' : 'imports.exportColumns');
        return (
          <span key={columns} className="exports">
            {word}:
            {(['csv', 'xlsx'] as const).map((format) => <a key={format} href={exportAddress(filter, columns, format)} aria-label={`${t(formats[format])}: ${word}`}>{t(formats[format])}</a>)}
          </span>
        );
      })}
    </p>
  );
}

/** The way to the customers that are out of the list; nothing where there are none. */
export function ToArchived({ count, t }: { count: number; t: Translate }) {
  return count > 0 && <a href="/customers?status=archived">{t('archive.inList', { count })}</a>;
}

/** The lists that this person has kept, and the way to keep the present one. */
export function SavedLists({ ctx, filter, lists }: { ctx: Context; filter: Filter; lists: SavedList[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const query = new URLSearchParams(narrowingPairs(filter)).toString();
  if (lists.length === 0 && query === '') return null;
  return (
    <div className="saved-lists">
      {lists.length > 0 && (
        <ul aria-label={t('filters.saved')}>
          {lists.map(({ id, name, query: kept }) => (
            <li key={id}>
              <a href={`/customers?${kept}`} aria-current={kept === query ? 'page' : undefined}><bdi>{name}</bdi></a>
              <form action={dropSavedList}>
                <input type="hidden" name="id" value={id} />
                <button className="link" aria-label={t('filters.drop', { name })}>×</button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {query !== '' && !lists.some((list) => list.query === query) && (
        <form action={keepThisList}>
          <input type="hidden" name="query" value={query} />
          <label className="visually-hidden" htmlFor="list-name">{t('filters.name')}</label>
          <input id="list-name" name="name" dir="auto" required maxLength={60} placeholder={t('filters.name')} />
          <button className="button quiet">{t('filters.keep')}</button>
        </form>
      )}
    </div>
  );
}
