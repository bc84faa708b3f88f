import { listContacts } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';

/** Somebody a customer's mail can go to. */
export interface MailReceiver {
  address: string;
  name: string;
  /** Whether the firm has noted that invoices go to this contact. */
  isForInvoices: boolean;
}

/** The addresses of a customer that the register knows: whoever gets the invoices first, then the customer's own, then the other contacts'. */
export async function receiversOf(ctx: Context, { id, name, email }: Pick<Customer, 'id' | 'name' | 'email'>): Promise<MailReceiver[]> {
  const people = (await listContacts(ctx, id)).filter(({ archivedAt }) => archivedAt === null);
  const all = people.flatMap((contact) => contact.emails.map((address) => ({ address, name: contact.name, isForInvoices: contact.isForInvoices })));
  const own = email === null ? [] : [{ address: email, name, isForInvoices: false }];
  const inOrder = [...all.filter(({ isForInvoices }) => isForInvoices), ...own, ...all.filter(({ isForInvoices }) => !isForInvoices)];
  return inOrder.filter(({ address }, index) => inOrder.findIndex((other) => other.address.toLowerCase() === address.toLowerCase()) === index);
}

/** To whom it goes where nobody says otherwise. */
export async function usualReceiver(ctx: Context, customer: Pick<Customer, 'id' | 'name' | 'email'>): Promise<MailReceiver | null> {
  return (await receiversOf(ctx, customer))[0] ?? null;
}
