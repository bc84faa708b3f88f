import { contacts } from '#db/schema/contacts';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import { contactChanges, contactSchema, type ContactValues, contactValues, noContact } from '#lib/contacts/input';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Missing } from '#lib/problems';

/**
 * Notes somebody one speaks to at a customer.
 * @returns the contact's id
 * @throws Forbidden, Missing, Invalid
 */
export async function addContact(ctx: Context, customerId: string, values: ContactValues): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const customer = await findCustomer(ctx, customerId);
    if (!customer) throw new Missing(customerId);
    demandOpen(customer);
    const input = parse(contactSchema, values);
    const id = newId();
    await db.insert(contacts).values({ id, firmId: ctx.firm.id, customerId, ...input, isMain: false, isForInvoices: false, createdAt: now() });
    await record(db, ctx, { action: 'contact.added', subjectId: id, changes: contactChanges(noContact, contactValues(input)) });
    return id;
  });
}
