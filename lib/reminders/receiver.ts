import { and, eq, isNull } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { maySend } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import type { Step } from '#lib/reminders/plan';

/** To whom a reminder goes. */
export interface Receiver {
  address: string;
  name: string;
}

/** Where a reminder of a step goes, or why it goes nowhere: the contact for invoices where that is wished and there is one with an address, else the customer. */
export async function receiverOf(db: Db, ctx: Context, customer: { id: string; name: string; email: string | null }, recipient: Step['recipient']): Promise<Receiver | 'noEmail' | 'noConsent'> {
  const [contact] =
    recipient === 'invoiceContact'
      ? await db.select().from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, customer.id), eq(contacts.isForInvoices, true), isNull(contacts.archivedAt))).limit(1)
      : [];
  const [address] = contact?.emails ?? [];
  const receiver = contact && address ? { address, name: contact.name } : customer.email ? { address: customer.email, name: customer.name } : null;
  if (receiver === null) return 'noEmail';
  return (await maySend(ctx, customer.id, { channel: 'email', purpose: 'service' })) ? receiver : 'noConsent';
}
