import type { Confirmation } from '../addresses';
import { RestoreButton } from './archive';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { Customer } from '#lib/customers/queries';
import { type MessageKey, translator } from '#lib/messages';

const confirmations: Record<Exclude<Confirmation, 'merged' | 'unmerged'>, MessageKey> = {
  registered: 'profile.registered',
  updated: 'profile.updated',
  already: 'profile.already',
  archived: 'archive.archived',
  restored: 'archive.restored',
  erased: 'personalData.erased',
  contactAdded: 'contacts.saved.added',
  contactUpdated: 'contacts.saved.updated',
  contactMain: 'contacts.saved.main',
  contactInvoices: 'contacts.saved.invoices',
  contactArchived: 'contacts.saved.archived',
  contactRestored: 'contacts.saved.restored',
  deliveryAdded: 'deliveries.saved.added',
  deliveryUpdated: 'deliveries.saved.updated',
  deliveryArchived: 'deliveries.saved.archived',
  deliveryRestored: 'deliveries.saved.restored',
  noteWritten: 'notes.written',
  noteChanged: 'notes.changed',
  noteRemoved: 'notes.removed',
};

interface ConfirmedProps {
  ctx: Context;
  customer: Customer;
  params: SearchParams;
}

/** What has just happened, as the address says, and the way back where there is one. */
export function Confirmed({ ctx, customer, params }: ConfirmedProps) {
  const saved = single(params['saved']);
  if (!Object.hasOwn(confirmations, saved)) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const undo = saved === 'archived' && customer.archivedAt && isOpen(customer) && can(ctx, 'customers.edit');
  return (
    <Notice>
      <span>{t(confirmations[saved as keyof typeof confirmations], { number: customer.number })}</span>
      {undo && <RestoreButton ctx={ctx} customer={customer} word={t('archive.undo')} />}
    </Notice>
  );
}
