import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { contactChanges, contactSchema, contactSeen, type ContactValues, contactValues } from '#lib/contacts/input';
import { nameMainContact } from '#lib/contacts/main';
import { findContact, listContacts, mainContact } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { parse } from '#lib/form';
import { Changed, Missing } from '#lib/problems';

/**
 * Replaces what is known of a contact. A main contact that gets another name gets it in the customer's record as well.
 * @param seen the contact as the person saw it (`contactSeen`)
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved in between
 */
export async function updateContact(ctx: Context, id: string, seen: string, values: ContactValues): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findContact(ctx, id);
    if (!found || found.contact.archivedAt) throw new Missing(id);
    const { contact, customer } = found;
    demandOpen(customer);
    const before = contactValues(contact);
    if (contactSeen(before) !== seen) throw new Changed(id);
    const input = parse(contactSchema, values);
    const changes = contactChanges(before, contactValues(input));
    if (Object.keys(changes).length === 0) return;
    const isMain = mainContact(customer.contactName, await listContacts(ctx, customer.id))?.id === id;
    // Marked as well, so that the new name finds this one, should somebody else bear it too.
    await db.update(contacts).set({ ...input, ...(isMain && { isMain }) }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
    await record(db, ctx, { action: 'contact.updated', subjectId: id, changes });
    if (isMain && changes['name']) await nameMainContact(ctx, customer, input.name);
  });
}
