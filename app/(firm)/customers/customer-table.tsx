import { listAddress } from './list-address';
import type { Context } from '#lib/context';
import type { CustomerFilter, CustomerRow } from '#lib/customers/queries';
import { plainNumber } from '#lib/format';
import type { Translate } from '#lib/messages';
import { nationalPhone } from '#lib/phone';

interface CustomerTableProps {
  ctx: Context;
  customers: CustomerRow[];
  filter: CustomerFilter;
  t: Translate;
}

/** One page of the list. The name is the row's only link and covers all of it. */
export function CustomerTable({ ctx, customers, filter, t }: CustomerTableProps) {
  return (
    <table className="list">
      <thead>
        <tr>
          <SortHeading filter={filter} sort="number" t={t}>{t('customers.number')}</SortHeading>
          <SortHeading filter={filter} sort="name" t={t}>{t('customers.name')}</SortHeading>
          <th scope="col">{t('customers.fields.city')}</th>
          <th scope="col">{t('customers.fields.email')}</th>
          <th scope="col">{t('customers.fields.phone')}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map(({ id, number, name, city, email, phone, phoneInternational }) => (
          <tr key={id}>
            <td>{plainNumber(number, ctx.user.digits)}</td>
            <th scope="row" dir="auto"><a href={`/customers/${id}`}>{name}</a></th>
            <td dir="auto">{city}</td>
            <td dir="ltr">{email}</td>
            <td dir="ltr">{phone && nationalPhone(phone, phoneInternational)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
