import { Amount } from '../../amount';
import { archive, restore } from './archive/actions';
import { Press } from './press';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import type { MoneySummary } from '#lib/payments/summary';

interface ArchiveProps {
  ctx: Context;
  customer: Customer;
}

/** Says that a customer is archived or erased, and since when; of an archived one with the way back. */
export function ArchivedStrip({ ctx, customer, summaries }: ArchiveProps & StillOpenProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  if (customer.erasedAt) return <p className="todo">{t('personalData.isErased', { at: at(customer.erasedAt) })}</p>;
  if (!customer.archivedAt || customer.mergedIntoId) return null;
  return (
    <div className="todo">
      <p>{t('archive.isArchived', { at: at(customer.archivedAt) })}</p>
      <StillOpen ctx={ctx} summaries={summaries} />
      {can(ctx, 'customers.edit') && <RestoreButton ctx={ctx} customer={customer} word={t('archive.restore')} />}
    </div>
  );
}

export function RestoreButton({ ctx, customer, word }: ArchiveProps & { word: string }) {
  return <Press ctx={ctx} action={restore} send={{ customer: customer.id, version: customer.version }} word={word} />;
}

interface StillOpenProps {
  ctx: Context;
  summaries: readonly MoneySummary[];
}

/** What the customer still owes: archiving changes nothing of it, and whoever archives should know. */
function StillOpen({ ctx, summaries }: StillOpenProps) {
  const open = summaries.filter((summary) => summary.open > 0);
  if (open.length === 0) return null;
  return <p className="screen-only">{translator(ctx.locale)('archive.owes')} {open.map((summary) => <Amount key={summary.currency} ctx={ctx} amount={summary.open} currency={summary.currency} />)}</p>;
}

/** Takes the customer out of the list; drawn where that can be done. */
export function ArchiveButton({ ctx, customer, summaries }: ArchiveProps & StillOpenProps) {
  if (customer.archivedAt || !can(ctx, 'customers.edit')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div className="stack">
      <StillOpen ctx={ctx} summaries={summaries} />
      <Press ctx={ctx} action={archive} send={{ customer: customer.id, version: customer.version }} word={t('archive.archive')} />
    </div>
  );
}
