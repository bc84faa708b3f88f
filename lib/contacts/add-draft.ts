import { write } from '#lib/access';
import { addContact } from '#lib/contacts/add';
import type { Context } from '#lib/context';
import { findDraft } from '#lib/customers/draft';
import { settleDraft } from '#lib/customers/save-draft';
import { Missing } from '#lib/problems';

/**
 * Takes what was entered as a new customer as somebody one speaks to at a customer who is there: the person by their name, e-mail
 * and phone; of a company its main contact. The draft is used up by it.
 * @throws Forbidden, Missing, Invalid
 */
export async function addDraftAsContact(ctx: Context, draftId: string, customerId: string): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    const draft = await findDraft(ctx, draftId);
    if (!draft || draft.edited || draft.savedCustomerId) throw new Missing(draftId);
    const { kind, name, contactName, email, phone } = draft.values;
    await addContact(ctx, customerId, { name: kind === 'company' && contactName ? contactName : name, position: '', emails: email, phones: phone });
    await settleDraft(db, ctx, draftId, customerId);
  });
}
