import { Amount } from '../amount';
import { Found } from './found';
import { listAddress } from './list-address';
import type { Category } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import type { CustomFieldName } from '#lib/custom-fields/field';
import { valuesWith } from '#lib/customers/fields';
import { finder, type Stretch } from '#lib/customers/found-by';
import type { CustomerFilter, CustomerRow } from '#lib/customers/queries';
import type { ShownField } from '#lib/customers/show';
import { calendarDay, plainNumber } from '#lib/format';
import type { Translate } from '#lib/messages';
import type { CustomerBalance } from '#lib/payments/queries';
import { nationalPhone } from '#lib/phone';

/** What a row shows besides the built-in columns, by the customer's key. */
export interface RowParts {
  categories: ReadonlyMap<number, Category[]>;
  /** The firm's own fields that are shown in the list. */
  columns: ShownField[];
  values: ReadonlyMap<number, Record<CustomFieldName, string>>;
  /** How they stand, by the customer's id; empty where nobody on the page was ever invoiced. */
  balances: ReadonlyMap<string, CustomerBalance[]>;
}

interface CustomerTableProps {
  ctx: Context;
  customers: CustomerRow[];
  filter: CustomerFilter;
  parts: RowParts;
  t: Translate;
}

/** One page of the list. The name is the row's only link and covers all of it. */
export function CustomerTable({ ctx, customers, filter, parts, t }: CustomerTableProps) {
  const find = finder(filter.search);
  return (
    <table className="list">
      <thead>
        <tr>
          <SortHeading filter={filter} sort="number" t={t}>{t('customers.number')}</SortHeading>
          <SortHeading filter={filter} sort="name" t={t}>{t('customers.name')}</SortHeading>
          <th scope="col">{t('customers.fields.city')}</th>
          <th scope="col">{t('customers.fields.email')}</th>
          <th scope="col">{t('customers.fields.phone')}</th>
          {parts.balances.size > 0 && <SortHeading filter={filter} sort="balance" t={t}>{t('customers.balance')}</SortHeading>}
          {parts.balances.size > 0 && <SortHeading filter={filter} sort="activity" t={t}>{t('customers.lastActivity')}</SortHeading>}
          {parts.columns.map(({ name, label }) => <SortHeading key={name} filter={filter} sort={name as CustomFieldName} t={t}>{label()}</SortHeading>)}
        </tr>
      </thead>
      <tbody>
        {customers.map(({ key, id, number, name, contactName, taxId, city, email, phone, phoneInternational, lastDay }) => (
          <tr key={id}>
            <td>{plainNumber(number, ctx.user.digits)}</td>
            <th scope="row" dir="auto">
              <a href={`/customers/${id}`}><Found stretches={find(name)} /></a><Dots categories={parts.categories.get(key) ?? []} />
              {filter.search !== '' && <FoundElsewhere texts={[['contactName', find(contactName ?? '')], ['taxId', find(taxId ?? '')]]} t={t} />}
            </th>
            <td dir="auto"><Found stretches={find(city ?? '')} /></td>
            <td dir="ltr"><Found stretches={find(email ?? '')} /></td>
            <td dir="ltr"><Found stretches={find(phone ? nationalPhone(phone, phoneInternational) : '')} /></td>
            {parts.balances.size > 0 && <td className="amounts">{(parts.balances.get(id) ?? []).filter(({ balance }) => balance !== 0).map(({ currency, balance }) => <Amount key={currency} ctx={ctx} amount={balance} currency={currency} />)}</td>}
            {parts.balances.size > 0 && <td>{lastDay && calendarDay(lastDay, ctx.locale, ctx.user.digits)}</td>}
            {parts.columns.map((column) => <td key={column.name} dir={column.direction}>{column.text(valuesWith(parts.values.get(key) ?? {}))}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the search found in texts that have no column. */
function FoundElsewhere({ texts, t }: { texts: ['contactName' | 'taxId', Stretch[]][]; t: Translate }) {
  return texts.filter(([, text]) => text.some(({ isFound }) => isFound)).map(([name, text]) => (
    <span key={name} className="found-in">{t(`customers.fields.${name}`)}: <bdi><Found stretches={text} /></bdi></span>
  ));
}

/** The customer's categories as coloured dots; their names for whom colours say nothing. */
function Dots({ categories }: { categories: Category[] }) {
  if (categories.length === 0) return null;
  return (
    <span className="dots">
      {categories.map(({ id, name, color }) => <span key={id} className="dot" data-color={color} title={name}><span className="visually-hidden">{name}</span></span>)}
    </span>
  );
}

interface SortHeadingProps {
  filter: CustomerFilter;
  sort: CustomerFilter['sort'];
  t: Translate;
  children: string;
}

function SortHeading({ filter, sort, t, children }: SortHeadingProps) {
  const current = filter.sort === sort;
  const direction = current && filter.direction === 'asc' ? 'desc' : 'asc';
  return (
    <th scope="col" aria-sort={current ? (filter.direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <a href={listAddress({ ...filter, sort, direction, page: 1 })} title={t('customers.sortBy', { column: children })}>{children}</a>
    </th>
  );
}
