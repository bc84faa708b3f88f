import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { nameMainContact } from '#lib/contacts/main';
import { findContact, listContacts, mainContact } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { Missing } from '#lib/problems';

/**
 * Makes a contact the main one of its customer, whose `contactName` becomes its name.
 * @param version the version of the customer that the person saw
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved in between
 */
export async function makeMainContact(ctx: Context, id: string, version: number): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findContact(ctx, id);
    if (!found || found.contact.archivedAt) throw new Missing(id);
    const { contact, customer } = found;
    demandOpen(customer);
    if (mainContact(customer.contactName, await listContacts(ctx, customer.id))?.id === id) return;
    await db.update(contacts).set({ isMain: false }).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, customer.id)));
    await db.update(contacts).set({ isMain: true }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
    await record(db, ctx, { action: 'contact.madeMain', subjectId: id });
    await nameMainContact(ctx, customer, contact.name, version);
  });
}
