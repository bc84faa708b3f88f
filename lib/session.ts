import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { day } from '#lib/clock';
import type { Context, Locale } from '#lib/context';
import { isSetUp } from '#lib/users/set-up';
import { endSession, findSession, type Presence, startSession } from '#lib/users/sessions';

// The names next-auth gives its cookies; the prefix makes browsers take it over https only.
const secure = process.env['NEXTAUTH_URL']?.startsWith('https:') ?? false;
const sessionCookie = `${secure ? '__Secure-' : ''}next-auth.session-token`;
const cookieLife = 400 * day;

function secret(): string {
  const value = process.env['NEXTAUTH_SECRET'];
  if (!value) throw new Error('NEXTAUTH_SECRET is not set');
  return value;
}

/** Who is here, also when the session has run out; null without one. Asked once a request. */
export const presence = cache(async (): Promise<Presence | null> => {
  const jar = await cookies();
  const sealed = jar.get(sessionCookie)?.value;
  if (!sealed) return null;
  const token = await decode({ token: sealed, secret: secret() }).catch(() => null);
  if (typeof token?.['sessionId'] !== 'string' || typeof token['secret'] !== 'string') return null;
  return findSession({ sessionId: token['sessionId'], secret: token['secret'] });
});

/** Who is here, or null. */
export async function signedIn(): Promise<Presence | null> {
  const here = await presence();
  return here && !here.expired ? here : null;
}

/** The person's context; leads to set-up or sign-in, and from there back, when there is none. */
export async function requireContext(): Promise<Context> {
  const here = await signedIn();
  if (here) return here.ctx;
  const installed = await isSetUp();
  if (!installed) redirect('/setup');
  redirect(loginAddress(await currentAddress()));
}

/** Path and query of the page that is asked for, as the front door noted it. */
export async function currentAddress(): Promise<string> {
  const sent = await headers();
  const address = new URL(sent.get('x-sijill-address') ?? '/customers', 'http://sijill');
  address.searchParams.delete('_rsc');
  return address.pathname + address.search;
}

/** Whether the page is drawn in answer to a form: then it shows that form again and leads nowhere else. */
export async function answersForm(): Promise<boolean> {
  const sent = await headers();
  return sent.get('x-sijill-method') === 'POST';
}

export function loginAddress(callbackUrl: string, reason?: 'draftKept'): string {
  const query = new URLSearchParams({ callbackUrl, ...(reason && { reason }) });
  return `/login?${query.toString()}`;
}

/** The network address of the person, as the front door saw it. */
export async function clientAddress(): Promise<string> {
  const sent = await headers();
  return sent.get('x-forwarded-for') ?? '';
}

/** Language, direction and menu stand around every page: after a change of one of them nothing drawn before may be shown again. */
export function redrawEverything(): void {
  revalidatePath('/', 'layout');
}

export async function openSession(userId: string): Promise<void> {
  const sent = await headers();
  const token = await startSession(userId, sent.get('user-agent') ?? '');
  const sealed = await encode({ token: { ...token }, secret: secret(), maxAge: cookieLife / 1000 });
  const jar = await cookies();
  redrawEverything();
  jar.set(sessionCookie, sealed, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: cookieLife / 1000 });
}

/** Ends the session on the server and in the browser. */
export async function closeSession(): Promise<void> {
  const here = await presence();
  if (here) await endSession(here.ctx, here.sessionId);
  const jar = await cookies();
  jar.delete({ name: sessionCookie, path: '/', secure });
  redrawEverything();
}

/** The language of a person who is not signed in: the cookie `locale`, then what the browser asks for, then Arabic. */
export async function readerLocale(): Promise<Locale> {
  const here = await signedIn();
  if (here) return here.ctx.locale;
  const jar = await cookies();
  const kept = jar.get('locale')?.value;
  if (kept === 'ar' || kept === 'en') return kept;
  const sent = await headers();
  const wanted = (sent.get('accept-language') ?? '').match(/\b(ar|en)\b/i)?.[1]?.toLowerCase();
  return wanted === 'en' ? 'en' : 'ar';
}

export async function keepLocale(locale: Locale): Promise<void> {
  const jar = await cookies();
  redrawEverything();
  jar.set('locale', locale, { sameSite: 'lax', secure, path: '/', maxAge: cookieLife / 1000 });
}
