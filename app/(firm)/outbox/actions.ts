'use server';

import { redirect } from 'next/navigation';
import { settle } from '../settle';
import { messageAddress } from './addresses';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { idOf } from '#lib/ids';
import { cancelMail, holdMail, type MailChange, releaseMail, sendMailAgain } from '#lib/mail/change';
import { letterInputNames, mailInvoice, mailReceipt, mailStatement } from '#lib/mail/send';
import type { MessageKey } from '#lib/messages';
import { isNotTypeset } from '#lib/pdf/service';
import { Invalid } from '#lib/problems';
import { redrawEverything, requireContext } from '#lib/session';

const changes: Record<MailChange, typeof holdMail> = { hold: holdMail, release: releaseMail, cancel: cancelMail, again: sendMailAgain };
const isChange = (intent: string): intent is MailChange => Object.hasOwn(changes, intent);

/** What a press on a message does. */
export async function changeMessage(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'mail.changedMeanwhile' }, async () => {
    const { id, intent } = readForm(form, ['id', 'intent']);
    if (!isChange(intent)) throw new Invalid([{ field: '', key: 'errors.unreadable' }]);
    await changes[intent](ctx, id);
    // The menu counts what has failed.
    redrawEverything();
    redirect(messageAddress(id, intent));
  });
}

const labels: Record<string, MessageKey> = { to: 'mail.to', subject: 'mail.subject', body: 'mail.text' };
const words = { label: (field: string): MessageKey | undefined => labels[field] };

/** Sends a document, a receipt or a statement: which, its form says. Then the message is shown as it waits. */
export async function sendByMail(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { what, id, firstDay, lastDay, once, ...values } = readForm(form, ['what', 'id', 'firstDay', 'lastDay', 'once', ...letterInputNames], ['to']);
    const send = { invoice: () => mailInvoice(ctx, id, values, idOf(once)), receipt: () => mailReceipt(ctx, id, values, idOf(once)), statement: () => mailStatement(ctx, id, firstDay, lastDay, values, idOf(once)) }[what];
    if (!send) throw new Invalid([{ field: '', key: 'errors.unreadable' }]);
    const [first = ''] = await send().catch((error: unknown) => {
      throw isNotTypeset(error) ? new Invalid([{ field: '', key: 'documents.notTypeset' }]) : error;
    });
    redirect(messageAddress(first, 'queued'));
  });
}
