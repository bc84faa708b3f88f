import { write } from '#lib/access';
import type { Context } from '#lib/context';
import { findDraft } from '#lib/customers/draft';
import { type KeptApart, saveDraft } from '#lib/customers/save-draft';
import { Missing } from '#lib/problems';
import { sendWelcome, type WelcomeChoice } from '#lib/registration/send-welcome';
import { findWelcome } from '#lib/registration/sent';

export interface Welcomed {
  customerId: string;
  /** The invoice that welcomes the customer; null where an earlier press registered them without one by mail. */
  invoiceId: string | null;
}

/**
 * Makes a draft a customer and welcomes them: customer, invoice, number, PDF, link, mail and reminders stand together or not at all.
 * A draft is used once: pressed twice, it answers with what the first press made.
 * @param apart look-alikes from whom the customer is told
 * @throws Forbidden, Missing, NotTypeset; Invalid and Changed as `sendWelcome`, and nobody is registered then
 */
export async function registerWithWelcome(ctx: Context, draftId: string, choice: WelcomeChoice, apart: KeptApart | null = null): Promise<Welcomed> {
  return write(ctx, 'customers.edit', async () => {
    const draft = await findDraft(ctx, draftId);
    if (!draft || draft.edited) throw new Missing(draftId);
    if (draft.savedCustomerId) return { customerId: draft.savedCustomerId, invoiceId: (await findWelcome(ctx, draft.savedCustomerId))?.invoiceId ?? null };
    const customerId = await saveDraft(ctx, draftId, null, apart);
    return { customerId, invoiceId: await sendWelcome(ctx, customerId, choice) };
  });
}
