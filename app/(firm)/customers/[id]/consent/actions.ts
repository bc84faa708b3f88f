'use server';

import { redirect } from 'next/navigation';
import { consentAddress } from '../../addresses';
import { settle } from '../../../settle';
import { makeConsentLink } from '#lib/consent/link';
import { consentInputNames, recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { type MessageKey, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const words = { label: (field: string): MessageKey | undefined => (field === 'method' ? 'consent.method' : undefined) };

async function act(form: FormData, work: (ctx: Context) => Promise<FormState>): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, () => work(ctx));
}

/** Records a consent or its withdrawal, and leads back to where it was pressed. */
export async function enterConsent(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { customer, ...values } = readForm(form, ['customer', ...consentInputNames]);
    await recordConsent(ctx, customer, values);
    redirect(consentAddress(customer, values.isGiven === 'yes' ? 'recorded' : 'withdrawn'));
  });
}

/** Records the consent that was chosen among all there are. */
export async function giveConsent(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { customer, consent, method, remark } = readForm(form, ['customer', 'consent', 'method', 'remark']);
    const [channel = '', purpose = ''] = consent.split('.');
    await recordConsent(ctx, customer, { channel, purpose, isGiven: 'yes', method, remark });
    redirect(consentAddress(customer, 'recorded'));
  });
}

/** Answers with the link itself, as an invitation does: it stands in this one answer only. */
export async function makeLink(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { customer } = readForm(form, ['customer']);
    const token = await makeConsentLink(ctx, customer);
    const t = translator(ctx.locale);
    return { values: { link: new URL(`/consent/${token}`, process.env['NEXTAUTH_URL']).href, linkLabel: t('consent.makeLink'), linkHelp: t('consent.linkLead') }, problems: [] };
  });
}
