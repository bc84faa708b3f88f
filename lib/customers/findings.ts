import type { DismissedFinding } from '#db/schema/findings';
import { write } from '#lib/access';
import type { Context } from '#lib/context';
import { checkFacts } from '#lib/customers/check-facts';
import { checkCustomer } from '#lib/customers/checks';
import { corrected, type Finding } from '#lib/customers/checks/check';
import { asReviewed, compareEdit } from '#lib/customers/compare';
import { dismissedOf, forgetDismissed } from '#lib/customers/dismissed';
import { dismissInDraft, type Draft, findDraft, reviseDraft } from '#lib/customers/draft';
import type { CustomerValues } from '#lib/customers/fields';
import { findRecord } from '#lib/customers/record';
import { Missing } from '#lib/problems';
import { tidy } from '#lib/text';

/** What a review points out. */
export interface Findings {
  open: Finding[];
  /** What somebody said is right, for the values that still stand there. */
  dismissed: Finding[];
}

/**
 * Checks what a draft will make of its customer.
 * @param values the record as the review shows it
 */
export async function findingsOf(ctx: Context, draft: Draft, values: CustomerValues): Promise<Findings> {
  const customerId = draft.edited?.id ?? null;
  const said = [...draft.dismissed, ...(customerId ? await dismissedOf(ctx, customerId) : [])];
  const isDismissed = (finding: Finding) => said.some(({ field, finding: key, value }) => field === finding.field && key === finding.key && value === values[finding.field]);
  const findings = checkCustomer(values, await checkFacts(ctx, values, customerId));
  return { open: findings.filter((finding) => !isDismissed(finding)), dismissed: findings.filter(isDismissed) };
}

async function valuesOnReview(ctx: Context, { edited, values }: Draft): Promise<CustomerValues> {
  if (!edited) return values;
  const found = await findRecord(ctx, edited.id);
  if (!found) throw new Missing(edited.id);
  return asReviewed(compareEdit(edited.values, values, found.values), values);
}

interface OpenFinding {
  draft: Draft;
  finding: Finding;
  /** What the field holds. */
  value: string;
}

/** The finding that somebody pressed at; null when it is not there any more, because of another press or another change. */
async function openFinding(ctx: Context, draftId: string, pressed: DismissedFinding): Promise<OpenFinding | null> {
  const draft = await findDraft(ctx, draftId);
  if (!draft || draft.savedCustomerId) throw new Missing(draftId);
  const values = await valuesOnReview(ctx, draft);
  const { open } = await findingsOf(ctx, draft, values);
  const finding = open.find(({ field, key }) => field === pressed.field && key === pressed.finding);
  const value = finding && (values[finding.field] ?? '');
  return finding && value !== undefined && tidy(value) === tidy(pressed.value) ? { draft, finding, value } : null;
}

/**
 * Puts a finding's correction into the draft. What is corrected is found again, not taken from the form; nothing is changed when the
 * field holds another value by now than the person saw.
 * @throws Forbidden, Missing
 */
export async function correctFinding(ctx: Context, draftId: string, pressed: DismissedFinding): Promise<void> {
  await write(ctx, 'customers.edit', async () => {
    const found = await openFinding(ctx, draftId, pressed);
    if (found?.finding.correction) await reviseDraft(ctx, draftId, corrected(found.draft.values, found.finding.correction));
  });
}

/**
 * Remembers in the draft that what a finding points out is right, for this value of its field.
 * @throws Forbidden, Missing
 */
export async function dismissFinding(ctx: Context, draftId: string, pressed: DismissedFinding): Promise<void> {
  await write(ctx, 'customers.edit', async () => {
    const found = await openFinding(ctx, draftId, pressed);
    if (!found) return;
    const { draft, finding, value } = found;
    await dismissInDraft(ctx, draftId, [...draft.dismissed, { field: finding.field, finding: finding.key, value }]);
  });
}

/**
 * Points out again what was said to be right: of the draft, and of the customer it edits.
 * @throws Forbidden, Missing
 */
export async function recallFindings(ctx: Context, draftId: string): Promise<void> {
  await write(ctx, 'customers.edit', async () => {
    const draft = await findDraft(ctx, draftId);
    if (!draft || draft.savedCustomerId) throw new Missing(draftId);
    await dismissInDraft(ctx, draftId, []);
    if (draft.edited) await forgetDismissed(ctx, draft.edited.id);
  });
}
