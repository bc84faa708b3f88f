'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { findingsAddress, nowhere } from '../addresses';
import type { Context } from '#lib/context';
import { findDraft } from '#lib/customers/draft';
import { correctFinding, dismissFinding, recallFindings } from '#lib/customers/findings';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { redrawEverything, requireContext } from '#lib/session';

/** Leads back to the review, to where the findings stand. */
async function backToReview(ctx: Context, draftId: string): Promise<never> {
  const draft = await findDraft(ctx, draftId);
  // But for the fragment it is the page where one is, which a browser with JavaScript would not ask for again.
  redrawEverything();
  redirect(draft ? findingsAddress(draftId, draft.edited?.id) : nowhere);
}

/** Uses a finding's correction, or takes the person's word that the value is right. */
export async function answerFinding(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, {}, async () => {
    const { draft, intent, ...pressed } = readForm(form, ['draft', 'field', 'finding', 'value', 'intent']);
    await (intent === 'correct' ? correctFinding : dismissFinding)(ctx, draft, pressed);
    return backToReview(ctx, draft);
  });
}

/** Points out again what was said to be right. */
export async function showAgain(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, {}, async () => {
    const { draft } = readForm(form, ['draft']);
    await recallFindings(ctx, draft);
    return backToReview(ctx, draft);
  });
}
