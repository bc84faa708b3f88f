'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { changePlanAddress, planAddress, repeatAddress } from './addresses';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import type { MessageKey } from '#lib/messages';
import { Missing } from '#lib/problems';
import { changeRecurring } from '#lib/recurring/change';
import { endRecurring } from '#lib/recurring/end';
import { planInputNames, previewDays } from '#lib/recurring/input';
import { pauseRecurring } from '#lib/recurring/pause';
import { planRecurring } from '#lib/recurring/plan';
import { findRecurring } from '#lib/recurring/queries';
import { resumeRecurring } from '#lib/recurring/resume';
import { makeDueOf } from '#lib/recurring/run';
import { requireContext } from '#lib/session';

const words = { changed: 'recurring.changedMeanwhile' as MessageKey, label: (field: string): MessageKey | undefined => ((planInputNames as string[]).includes(field) ? (`recurring.fields.${field}` as MessageKey) : undefined) };

/** The same page with what was typed in its address: it draws the dates, and can be looked at without saving anything. */
const showing = (address: string, values: Record<string, string>): string => `${address}?${new URLSearchParams(values)}#dates`;

/** Plans that an invoice is repeated, or shows on which days it would be. */
export async function plan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { invoiceId, intent, once, ...values } = readForm(form, ['invoiceId', 'intent', 'once', ...planInputNames]);
    if (intent === 'dates') {
      previewDays(ctx, values);
      redirect(showing(repeatAddress(invoiceId), values));
    }
    const id = await planRecurring(ctx, invoiceId, values, idOf(once));
    await makeDueOf(ctx, id);
    redirect(planAddress(id, 'planned'));
  });
}

/** The same for a plan that is there already. */
export async function changePlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, version, intent, ...values } = readForm(form, ['id', 'version', 'intent', ...planInputNames]);
    if (intent === 'dates') {
      const planned = await findRecurring(ctx, id);
      if (!planned) throw new Missing(id);
      previewDays(ctx, values, planned);
      redirect(showing(changePlanAddress(id), values));
    }
    await changeRecurring(ctx, id, Number(version), values);
    await makeDueOf(ctx, id);
    redirect(planAddress(id, 'changed'));
  });
}

/** What a press on a plan does. */
export async function pressPlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, intent, missed } = readForm(form, ['id', 'intent', 'missed']);
    if (intent === 'end') {
      await endRecurring(ctx, id);
      redirect(planAddress(id, 'ended'));
    }
    if (intent === 'pause') {
      await pauseRecurring(ctx, id);
      redirect(planAddress(id, 'paused'));
    }
    await resumeRecurring(ctx, id, missed === 'make' ? 'make' : 'skip');
    await makeDueOf(ctx, id);
    redirect(planAddress(id, 'resumed'));
  });
}
