'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { planAddress } from '../addresses';
import { makeDueExpensesOf } from '#lib/expenses/make-due';
import { expensePlanDays, expensePlanNames, planRecurringExpense } from '#lib/expenses/plan';
import { endRecurringExpense, pauseRecurringExpense, resumeRecurringExpense } from '#lib/expenses/plan-state';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import type { MessageKey } from '#lib/messages';
import { requireContext } from '#lib/session';

const labels: Record<string, MessageKey> = { every: 'recurring.fields.every', unit: 'recurring.fields.unit', startDay: 'expenses.recurring.startDay', endDay: 'recurring.fields.endDay', paysItself: 'expenses.recurring.paysItself' };

const words = { label: (field: string): MessageKey | undefined => labels[field] };

/** Plans that an expense is repeated, or shows on which days it would be. */
export async function planExpense(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { expenseId, intent, once, ...values } = readForm(form, ['expenseId', 'intent', 'once', ...expensePlanNames]);
    if (intent === 'dates') {
      expensePlanDays(ctx, values);
      // The same page with what was typed in its address: it draws the dates, and can be looked at without saving anything.
      redirect(`/expenses/${expenseId}/repeat?${new URLSearchParams(values)}#dates`);
    }
    const id = await planRecurringExpense(ctx, expenseId, values, idOf(once));
    await makeDueExpensesOf(ctx, id);
    redirect(planAddress(id, 'planned'));
  });
}

/** What a press on a plan does. */
export async function pressExpensePlan(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, intent } = readForm(form, ['id', 'intent']);
    if (intent === 'end') {
      await endRecurringExpense(ctx, id);
      redirect(planAddress(id, 'ended'));
    }
    if (intent === 'pause') {
      await pauseRecurringExpense(ctx, id);
      redirect(planAddress(id, 'paused'));
    }
    await resumeRecurringExpense(ctx, id, intent === 'make' ? 'make' : 'skip');
    await makeDueExpensesOf(ctx, id);
    redirect(planAddress(id, 'resumed'));
  });
}
