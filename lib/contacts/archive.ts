import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import { nameMainContact } from '#lib/contacts/main';
import { findContact, listContacts, mainContact } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { Missing } from '#lib/problems';

/**
 * Takes a contact out of sight; invoices no longer go to it. Where it was the main one, the customer then has none.
 * @throws Forbidden, Missing, Invalid when the firm requires a main contact
 */
export async function archiveContact(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findContact(ctx, id);
    if (!found) throw new Missing(id);
    const { contact, customer } = found;
    demandOpen(customer);
    if (contact.archivedAt) return;
    const isMain = mainContact(customer.contactName, await listContacts(ctx, customer.id))?.id === id;
    await db.update(contacts).set({ archivedAt: now(), isMain: false, isForInvoices: false }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
    await record(db, ctx, { action: 'contact.archived', subjectId: id });
    if (isMain) await nameMainContact(ctx, customer, null);
  });
}

/**
 * Brings an archived contact back.
 * @throws Forbidden, Missing, Invalid
 */
export async function restoreContact(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findContact(ctx, id);
    if (!found) throw new Missing(id);
    demandOpen(found.customer);
    if (!found.contact.archivedAt) return;
    await db.update(contacts).set({ archivedAt: null }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
    await record(db, ctx, { action: 'contact.restored', subjectId: id });
  });
}
