import { and, asc, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { fold } from '#lib/text';

export type Contact = typeof contacts.$inferSelect;

/** Everybody at a customer, archived ones as well, in the order in which they were entered. */
export async function listContacts(ctx: Context, customerId: string): Promise<Contact[]> {
  return read(ctx, 'customers.view', (db) =>
    db.select().from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, customerId))).orderBy(asc(contacts.createdAt), asc(contacts.id)),
  );
}

/** A contact with its customer; null when it is not there for this firm. */
export async function findContact(ctx: Context, id: string): Promise<{ contact: Contact; customer: Customer } | null> {
  const [contact] = await read(ctx, 'customers.view', (db) => db.select().from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.id, id))).limit(1));
  const customer = contact ? await findCustomer(ctx, contact.customerId) : null;
  return contact && customer ? { contact, customer } : null;
}

/**
 * Who of a customer's contacts is the main one: it follows from the customer's `contactName`, and so can never disagree with it.
 * It is the contact of that name, as names are compared; of several, the one that was made main, then the eldest. Null when
 * nobody has it: then only the name is known, as the form gave it.
 */
export function mainContact(contactName: string | null, people: readonly Contact[]): Contact | null {
  if (contactName === null) return null;
  const namesakes = people.filter(({ archivedAt, name }) => archivedAt === null && fold(name) === fold(contactName));
  return namesakes.find(({ isMain }) => isMain) ?? namesakes[0] ?? null;
}
