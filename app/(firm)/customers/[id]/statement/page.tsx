import { redirect } from 'next/navigation';
import { periodFrom } from './period';
import { StatementTable } from './statement-table';
import { customerAddress, nowhere } from '../../addresses';
import type { SearchParams } from '../../../../search-params';
import { can } from '#lib/access';
import { addressLines } from '#lib/addresses/lines';
import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import type { Party } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { periodOf, periods, statementsOf } from '#lib/payments/statement';
import { requireContext } from '#lib/session';

interface StatementProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** A customer's account for a period. It prints as a letter: the firm, the customer, and the entries. */
export default async function ShowStatement({ params, searchParams }: StatementProps) {
  const ctx = await requireContext();
  const customer = await findCustomer(ctx, (await params).id);
  if (!customer) redirect(nowhere);
  if (customer.mergedIntoId !== null) redirect(statementAddress(customer.mergedIntoId));
  const query = await searchParams;
  const today = todayOf(ctx);
  const { from, to, isWrong } = periodFrom(query, today);
  const t = translator(ctx.locale, ctx.user.digits);
  const day = (of: Day) => calendarDay(of, ctx.locale, ctx.user.digits);
  const statements = await statementsOf(ctx, customer.id, from, to);
  return (
    <article className="profile statement">
      <title>{`${t('statement.title')} · ${customer.name}`}</title>
      <Parties ctx={ctx} customer={customer} seller={sellerOf(await brandOf(ctx), ctx.firm)} />
      <h1>{t('statement.title')}</h1>
      <p className="screen-only"><a href={customerAddress(customer.id)} data-key="Escape"><bdi className="strong">{customer.name}</bdi></a></p>
      <p>{t('statement.period', { from: day(from), to: day(to) })}</p>
      {isWrong && <p className="notice warning" role="alert">{t('statement.wrongDays')}</p>}
      <Periods customerId={customer.id} today={today} from={from} to={to} t={t} />
      {statements.length === 0 && <p className="empty">{t('statement.none', { to: day(to) })}</p>}
      {statements.map((statement) => <StatementTable key={statement.currency} ctx={ctx} statement={statement} from={from} to={to} />)}
      {statements.some(({ opening, entries }) => opening < 0 || entries.some(({ balance }) => balance < 0)) && <p className="help">{t('statement.credit')}</p>}
      {statements.length > 0 && <p className="screen-only"><a href={`/customers/${customer.id}/statement/pdf?${new URLSearchParams({ from, to })}`}>{t('documents.pdf')}</a>{can(ctx, 'mail.edit') && <> · <a href={`/customers/${customer.id}/statement/send?${new URLSearchParams({ from, to })}`}>{t('mail.send')}</a></>}</p>}
    </article>
  );
}

const statementAddress = (customerId: string, period?: { from: Day; to: Day }): string => `/customers/${customerId}/statement${period ? `?${new URLSearchParams(period)}` : ''}`;

interface PeriodsProps {
  customerId: string;
  today: Day;
  from: Day;
  to: Day;
  t: Translate;
}

function Periods({ customerId, today, from, to, t }: PeriodsProps) {
  return (
    <div className="screen-only periods">
      <nav className="summary" aria-label={t('statement.periods.label')}>
        {periods.map((name) => {
          const period = periodOf(name, today);
          const isShown = period.from === from && period.to === to;
          return <a key={name} className="filter" aria-current={isShown ? 'true' : undefined} href={statementAddress(customerId, period)}>{t(`statement.periods.${name}`)}</a>;
        })}
      </nav>
      <form action={statementAddress(customerId)} className="days">
        <div className="field"><label htmlFor="from">{t('statement.from')}</label><input id="from" name="from" type="date" dir="ltr" required defaultValue={from} /></div>
        <div className="field"><label htmlFor="to">{t('statement.to')}</label><input id="to" name="to" type="date" dir="ltr" required defaultValue={to} /></div>
        <button className="button quiet">{t('statement.show')}</button>
      </form>
    </div>
  );
}

/** Whose statement it is, and whom it is for: on paper only, the screen says it elsewhere. */
function Parties({ ctx, customer, seller }: { ctx: Context; customer: Customer; seller: Party }) {
  const t = translator(ctx.locale);
  return (
    <div className="letter paper-only">
      <div>
        <p className="strong"><bdi>{seller.name}</bdi></p>
        {addressLines(seller, ctx.locale).map((line) => <p key={line}><bdi>{line}</bdi></p>)}
        {seller.taxId && <p>{t('customers.fields.taxId')}: <bdi dir="ltr">{seller.taxId}</bdi></p>}
      </div>
      <div>
        <p className="strong"><bdi>{customer.name}</bdi></p>
        {addressLines(customer, ctx.locale).map((line) => <p key={line}><bdi>{line}</bdi></p>)}
        {customer.taxId && <p>{t('customers.fields.taxId')}: <bdi dir="ltr">{customer.taxId}</bdi></p>}
        <p>{t('profile.numberLabel', { number: customer.number })}</p>
      </div>
    </div>
  );
}
