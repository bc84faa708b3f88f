'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { changeMailSettings, mailSettingNames } from '#lib/mail/settings';
import { sendTestMail } from '#lib/mail/test-mail';
import { type MessageKey, translator } from '#lib/messages';
import { Invalid } from '#lib/problems';
import { requireContext } from '#lib/session';

const label = (field: string): MessageKey | undefined => ((mailSettingNames as string[]).includes(field) ? (`mail.fields.${field}` as MessageKey) : undefined);

export async function saveMailSettings(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, { changed: 'archive.changed', label }, async () => {
    const { version, ...values } = readForm<string>(form, ['version', ...mailSettingNames]);
    await changeMailSettings(ctx, Number(version), values);
    redirect('/settings/mail?saved=mailSaved');
  });
}

/** Sends a mail and answers with what the server said, on the same page. */
export async function testMail(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, {}, async () => {
    readForm(form, ['intent']);
    const outcome = await sendTestMail(ctx);
    if (!outcome) throw new Invalid([{ field: '', key: 'mail.testNoServer' }]);
    const said = translator(ctx.locale, ctx.user.digits)(`mail.testAnswers.${outcome.outcome}`, { answer: outcome.answer });
    if (outcome.outcome !== 'accepted') return { values: {}, problems: [{ field: '', message: said }] };
    return { values: { intent: 'test', answer: said }, problems: [] };
  });
}
