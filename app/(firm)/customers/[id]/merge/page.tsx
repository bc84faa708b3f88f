import { redirect } from 'next/navigation';
import { NoPermission } from '../../../no-permission';
import { customerAddress, findOtherAddress, nowhere } from '../../addresses';
import { Search } from '../../search';
import { type SearchParams, single } from '../../../../search-params';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findCustomers } from '#lib/customers/find-customers';
import { isOpen } from '#lib/customers/open';
import { type Customer, type CustomerList, type CustomerRow, findCustomer } from '#lib/customers/queries';
import { plainNumber } from '#lib/format';
import { translator } from '#lib/messages';
import { nationalPhone } from '#lib/phone';
import { requireContext } from '#lib/session';

interface FindOtherProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Finds who is the same customer. It begins with those who are called alike. */
export default async function FindOther({ params, searchParams }: FindOtherProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.merge')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const customer = await findCustomer(ctx, id);
  if (!customer) redirect(nowhere);
  if (!isOpen(customer)) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const asked = (await searchParams)['q'];
  const { search, list, others: found } = asked === undefined ? await findAlike(ctx, customer) : await findOthers(ctx, id, single(asked).trim());
  const title = t('merges.findTitle', { name: customer.name });
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <p className="lead">{t('merges.findLead')}</p>
      <Search ctx={ctx} value={search} action={findOtherAddress(id)} />
      {found.length === 0 && <p className="empty">{t('merges.findNothing')}</p>}
      {found.length > 0 && (
        <form className="form" action="/customers/merge">
          <input type="hidden" name="id" value={id} />
          <ul className="rows group">{found.map((row) => <Candidate key={row.id} ctx={ctx} row={row} />)}</ul>
          {list.total > list.customers.length && <p className="help">{t('merges.findMore', { shown: list.customers.length, total: list.total })}</p>}
          <div className="actions">
            <button className="button">{t('merges.compare')}</button>
            <a href={customerAddress(id)} data-key="Escape">{t('merges.cancel')}</a>
          </div>
        </form>
      )}
      {found.length === 0 && <p><a href={customerAddress(id)} data-key="Escape">{t('merges.cancel')}</a></p>}
    </>
  );
}

interface Others {
  search: string;
  list: CustomerList;
  /** Who was found, by letters or by sound, without the customer itself. */
  others: CustomerRow[];
}

async function findOthers(ctx: Context, id: string, search: string): Promise<Others> {
  const { list, alike } = await findCustomers(ctx, { search, status: 'active', sort: 'name', direction: 'asc', page: 1 });
  return { search, list, others: [...list.customers, ...alike.customers].filter((row) => row.id !== id) };
}

/** What the same customer would share sooner or later: the whole name, a way to reach them, the longest word of the name. */
async function findAlike(ctx: Context, { id, name, email, phone, taxId }: Customer): Promise<Others> {
  const [longest = ''] = name.split(' ').toSorted((a, b) => b.length - a.length);
  for (const search of [name, email, taxId, phone, longest]) {
    const found = search ? await findOthers(ctx, id, search) : null;
    if (found && found.others.length > 0) return found;
  }
  return findOthers(ctx, id, name);
}

function Candidate({ ctx, row: { id, number, name, city, email, phone, phoneInternational } }: { ctx: Context; row: CustomerRow }) {
  return (
    <li>
      <label className="choice">
        <input type="checkbox" name="id" value={id} aria-describedby={`known-${id}`} />
        <bdi className="strong">{name}</bdi>
      </label>
      <span className="help known-by" id={`known-${id}`}>
        <span>{plainNumber(number, ctx.user.digits)}</span>
        {city && <bdi>{city}</bdi>}
        {email && <bdi dir="ltr">{email}</bdi>}
        {phone && <bdi dir="ltr">{nationalPhone(phone, phoneInternational)}</bdi>}
      </span>
    </li>
  );
}
