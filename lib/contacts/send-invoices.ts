import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/contacts';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { findContact } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { Missing } from '#lib/problems';

/**
 * Notes that invoices go to this contact and to no other of its customer, or that they no longer do.
 * @throws Forbidden, Missing, Invalid
 */
export async function sendInvoicesTo(ctx: Context, id: string, isForInvoices: boolean): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const found = await findContact(ctx, id);
    if (!found || found.contact.archivedAt) throw new Missing(id);
    demandOpen(found.customer);
    if (found.contact.isForInvoices === isForInvoices) return;
    await db.update(contacts).set({ isForInvoices: false }).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, found.customer.id)));
    await db.update(contacts).set({ isForInvoices }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
    await record(db, ctx, { action: isForInvoices ? 'contact.forInvoices' : 'contact.notForInvoices', subjectId: id });
  });
}
