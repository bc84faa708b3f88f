'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { answer } from '../answer';
import { countryOfLanguages } from '#lib/countries';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { withdrawByLink } from '#lib/consent/link';
import type { MessageKey } from '#lib/messages';
import { Forbidden, Invalid, Missing } from '#lib/problems';
import { clientAddress, closeSession, currentAddress, keepLocale, openSession, readerLocale, signedIn } from '#lib/session';
import { acceptInvitation } from '#lib/users/accept';
import { setUp } from '#lib/users/set-up';
import { signIn } from '#lib/users/sign-in';

const setupLabels: Record<string, MessageKey> = {
  firmName: 'setup.firmName', name: 'setup.name', email: 'setup.email', password: 'setup.password', locale: 'language.choose',
};
const signInLabels: Record<string, MessageKey> = { email: 'login.email', password: 'login.password' };

/** Makes the firm and its owner, and signs the owner in. */
export async function setUpFirm(_state: FormState, form: FormData): Promise<FormState> {
  const locale = await readerLocale();
  return answer(form, { locale, label: (field) => setupLabels[field] }, async () => {
    const values = readForm(form, ['firmName', 'name', 'email', 'password', 'locale']);
    const sent = await headers();
    const userId = await setUp(values, countryOfLanguages(sent.get('accept-language') ?? '')).catch((error: unknown) => {
      if (error instanceof Forbidden) redirect('/login');
      throw error;
    });
    await openSession(userId);
    redirect('/customers');
  });
}

/** Makes the account that an invitation is for, and signs its person in. */
export async function joinFirm(_state: FormState, form: FormData): Promise<FormState> {
  const locale = await readerLocale();
  return answer(form, { locale, label: (field) => setupLabels[field] }, async () => {
    const { token, ...values } = readForm(form, ['token', 'name', 'email', 'password', 'locale']);
    // The page itself says why not: somebody is signed in here, or the invitation is not open any more.
    if (await signedIn()) redirect(wayBack(await currentAddress()));
    const userId = await acceptInvitation(token, values).catch((error: unknown) => {
      if (error instanceof Missing) return joinedBefore(values);
      throw error;
    });
    if (userId === null) redirect(wayBack(await currentAddress()));
    await openSession(userId);
    redirect('/customers');
  });
}

/** Pressed twice, the second press finds the invitation used; but what it brings signs in to the account that the first one made. */
async function joinedBefore(values: Record<string, string>): Promise<string | null> {
  return signIn(values, await clientAddress()).catch((error: unknown) => {
    if (error instanceof Invalid) return null;
    throw error;
  });
}

/** Only ways within this program, as a browser would read them: `//` and `/\` lead to another host. */
function wayBack(callbackUrl: string): string {
  const target = URL.parse(callbackUrl, 'http://sijill');
  return callbackUrl && target?.origin === 'http://sijill' ? target.pathname + target.search : '/customers';
}

export async function signInPerson(_state: FormState, form: FormData): Promise<FormState> {
  const locale = await readerLocale();
  return answer(form, { locale, label: (field) => signInLabels[field] }, async () => {
    const { callbackUrl, ...values } = readForm(form, ['email', 'password', 'callbackUrl']);
    const userId = await signIn(values, await clientAddress());
    await openSession(userId);
    redirect(wayBack(callbackUrl));
  });
}

export async function signOutPerson(): Promise<void> {
  const locale = await readerLocale();
  await closeSession();
  await keepLocale(locale);
  redirect('/login?reason=signedOut');
}

/** Keeps the language of a person who is not signed in, and shows the same page in it. */
export async function chooseLanguage(form: FormData): Promise<void> {
  await keepLocale(form.get('locale') === 'en' ? 'en' : 'ar');
  redirect(wayBack(await currentAddress()));
}

/** Takes back what a customer has unticked; what was not shown to them stays as it is. */
export async function withdrawConsents(_state: FormState, form: FormData): Promise<FormState> {
  return answer(form, { locale: await readerLocale(), label: () => undefined }, async () => {
    const { token, shown, kept } = readForm(form, ['token', 'shown', 'kept'], ['kept']);
    const remaining = new Set(kept.split('\n'));
    await withdrawByLink(token, new Set(shown.split(' ').filter((key) => !remaining.has(key))));
    redirect('/consent/link?done=1');
  });
}
