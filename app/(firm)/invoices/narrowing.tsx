import { Removable } from '../removable';
import { listAddress, narrowingOf } from './addresses';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import type { InvoiceFilter } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

interface NarrowingProps {
  ctx: Context;
  filter: InvoiceFilter;
}

/** What is looked for, and issued between which days. It answers by address, so that a list can be bookmarked and sent. */
export function SearchForm({ ctx, filter }: NarrowingProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <form className="search" role="search" action="/invoices">
      {narrowingOf(filter).filter(([name]) => !['q', 'from', 'to'].includes(name)).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <label className="help" htmlFor="q">{t('invoices.searchLabel')}</label>
      <input id="q" name="q" type="search" dir="auto" defaultValue={filter.search} data-key="/" autoComplete="off" />
      <button className="button quiet">{t('customers.search')}</button>
      <p className="period">
        <label htmlFor="from">{t('invoices.issuedFrom')}</label> <input id="from" name="from" type="date" dir="ltr" defaultValue={filter.from} />
        <label htmlFor="to">{t('invoices.issuedUntil')}</label> <input id="to" name="to" type="date" dir="ltr" defaultValue={filter.to} />
      </p>
    </form>
  );
}

/** Each thing that narrows the list, in words; a press on it takes it away. */
export function Reasons({ ctx, filter, customerName }: NarrowingProps & { customerName: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const first = { ...filter, page: 1 };
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  const reasons = [
    ...(filter.search === '' ? [] : [{ text: t('customers.foundFor', { search: filter.search }), without: { ...first, search: '' } }]),
    ...(filter.customerId === '' ? [] : [{ text: customerName, without: { ...first, customerId: '' } }]),
    ...(filter.from === '' ? [] : [{ text: t('invoices.onlyFrom', { day: day(filter.from) }), without: { ...first, from: '' } }]),
    ...(filter.to === '' ? [] : [{ text: t('invoices.onlyUntil', { day: day(filter.to) }), without: { ...first, to: '' } }]),
  ];
  if (reasons.length === 0) return null;
  return (
    <p className="summary">
      {reasons.map(({ text, without }) => <Removable key={text} text={text} href={listAddress(without)} t={t} />)}
    </p>
  );
}
