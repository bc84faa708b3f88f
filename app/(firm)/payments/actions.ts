'use server';

import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import { recordPaymentWithReceipt } from '#lib/mail/send';
import type { MessageKey } from '#lib/messages';
import { applyCredit } from '#lib/payments/apply-credit';
import { paymentInputNames, refundPayment, voidPayment } from '#lib/payments/record';
import { isNotTypeset } from '#lib/pdf/service';
import { Invalid } from '#lib/problems';
import { requireContext } from '#lib/session';

const words = { label: (field: string): MessageKey | undefined => ((paymentInputNames as string[]).includes(field) ? (`payments.fields.${field}` as MessageKey) : undefined) };

export async function savePayment(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const shares = [...form.keys()].filter((name) => /^allocate\.[\w-]{1,40}$/.test(name));
    const { intent, once = '', ...values } = readForm<string>(form, ['intent', 'once', 'first', ...paymentInputNames, ...shares]);
    const id = await (intent === 'refund' ? refundPayment : recordPaymentWithReceipt)(ctx, values, idOf(once)).catch((error: unknown) => {
      throw isNotTypeset(error) ? new Invalid([{ field: '', key: 'documents.notTypeset' }]) : error;
    });
    redirect(`/payments/${id}?saved=${intent === 'refund' ? 'refunded' : 'recorded'}`);
  });
}

export async function setCreditAgainst(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { invoiceId } = readForm(form, ['invoiceId']);
    await applyCredit(ctx, invoiceId);
    redirect(`/invoices/${invoiceId}?saved=applied`);
  });
}

export async function takeBack(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { label: () => 'invoices.reason' }, async () => {
    const { id, ...values } = readForm(form, ['id', 'reason']);
    await voidPayment(ctx, id, values);
    redirect(`/payments/${id}?saved=voided`);
  });
}
