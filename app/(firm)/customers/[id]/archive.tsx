import { archive, restore } from './archive/actions';
import { Press } from './press';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';

interface ArchiveProps {
  ctx: Context;
  customer: Customer;
}

/** Says that a customer is archived or erased, and since when; of an archived one with the way back. */
export function ArchivedStrip({ ctx, customer }: ArchiveProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  if (customer.erasedAt) return <p className="todo">{t('personalData.isErased', { at: at(customer.erasedAt) })}</p>;
  if (!customer.archivedAt || customer.mergedIntoId) return null;
  return (
    <div className="todo">
      <p>{t('archive.isArchived', { at: at(customer.archivedAt) })}</p>
      {can(ctx, 'customers.edit') && <RestoreButton ctx={ctx} customer={customer} word={t('archive.restore')} />}
    </div>
  );
}

export function RestoreButton({ ctx, customer, word }: ArchiveProps & { word: string }) {
  return <Press ctx={ctx} action={restore} send={{ customer: customer.id, version: customer.version }} word={word} />;
}

/** Takes the customer out of the list; drawn where that can be done. */
export function ArchiveButton({ ctx, customer }: ArchiveProps) {
  if (customer.archivedAt || !can(ctx, 'customers.edit')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return <Press ctx={ctx} action={archive} send={{ customer: customer.id, version: customer.version }} word={t('archive.archive')} />;
}
