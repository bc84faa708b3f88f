import { and, eq } from 'drizzle-orm';
import { customerDrafts } from '#db/schema/drafts';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import type { Context } from '#lib/context';
import { compareEdit } from '#lib/customers/compare';
import { storeDismissed } from '#lib/customers/dismissed';
import { type Draft, findDraft } from '#lib/customers/draft';
import { keepApart } from '#lib/customers/duplicates/distinct';
import type { FieldName } from '#lib/customers/fields';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { Changed, Invalid, Missing } from '#lib/problems';

/** What the person saw and chose on the review of an edit. */
export interface ReviewedEdit {
  /** Version of the customer that the review showed. */
  version: number;
  /** For each field that somebody else changed as well: whose value shall stand. */
  choices: ReadonlyMap<FieldName, 'mine' | 'theirs'>;
}

/** Customers whom a review showed as look-alikes, and why the new one is another. */
export interface KeptApart {
  /** Their ids. */
  others: readonly string[];
  /** May be empty. */
  reason: string;
}

/**
 * Makes a draft a customer, or an edit of one. A draft is used once: pressed twice, from two tabs or after going back,
 * it answers with the customer that the first press made.
 * @param reviewed for the draft of an edit, what its review showed
 * @param apart look-alikes from whom it is told
 * @returns the customer's id
 * @throws Forbidden, Invalid, Missing; Changed when the customer is no longer as the review showed it
 */
export async function saveDraft(ctx: Context, draftId: string, reviewed: ReviewedEdit | null = null, apart: KeptApart | null = null): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const draft = await findDraft(ctx, draftId);
    if (!draft) throw new Missing(draftId);
    if (draft.savedCustomerId) return draft.savedCustomerId;
    const savedCustomerId = draft.edited ? await saveEdit(ctx, draft, draft.edited.id, reviewed) : await registerCustomer(ctx, draft.values);
    await storeDismissed(ctx, savedCustomerId, draft.dismissed);
    for (const id of apart?.others ?? []) await keepApart(ctx, savedCustomerId, id, apart?.reason ?? '');
    await settleDraft(db, ctx, draftId, savedCustomerId);
    return savedCustomerId;
  });
}

/** Marks a draft as used: a second press is answered with the customer that the first one made. Call it in the write that uses the draft. */
export async function settleDraft(db: Db, ctx: Context, draftId: string, savedCustomerId: string): Promise<void> {
  await db.update(customerDrafts).set({ savedCustomerId }).where(and(ofFirm(ctx, customerDrafts), eq(customerDrafts.id, draftId)));
}

async function saveEdit(ctx: Context, draft: Draft, customerId: string, reviewed: ReviewedEdit | null): Promise<string> {
  const found = await findRecord(ctx, customerId);
  if (!found || !draft.edited) throw new Missing(customerId);
  const { customer } = found;
  if (customer.version !== reviewed?.version) throw new Changed(customerId);
  const { merged, disputed } = compareEdit(draft.edited.values, draft.values, found.values);
  const values = { ...merged };
  const undecided = disputed.filter((field) => !reviewed.choices.has(field));
  if (undecided.length > 0) throw new Invalid(undecided.map((field) => ({ field, key: 'errors.chooseOne' })));
  for (const field of disputed) if (reviewed.choices.get(field) === 'mine') values[field] = draft.values[field] ?? '';
  await updateCustomer(ctx, customerId, customer.version, values);
  return customerId;
}
