import { redirect } from 'next/navigation';
import { withdrawByLink } from '#lib/consent/link';
import { translator } from '#lib/messages';
import { readerLocale } from '#lib/session';

interface UnsubscribeProps {
  params: Promise<{ token: string }>;
}

/** Nothing that a reader of mail sends is longer. */
const longest = 10_000;

/** What a reader of mail sends when its reader wants no more offers (RFC 8058): one press, and nothing is asked. */
export async function POST(request: Request, { params }: UnsubscribeProps): Promise<Response> {
  const { token } = await params;
  const length = Number(request.headers.get('content-length') ?? longest);
  const sent = length < longest ? await request.formData().catch(() => null) : null;
  if (sent?.get('List-Unsubscribe') !== 'One-Click') return new Response('Bad request', { status: 400 });
  // A link that is used up has done what was wanted.
  await withdrawByLink(token, new Set(['email.marketing']));
  return new Response(translator(await readerLocale())('mail.unsubscribed'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Whoever follows the address in a browser sees what can be withdrawn. To look changes nothing: link scanners do. */
export async function GET(_request: Request, { params }: UnsubscribeProps): Promise<Response> {
  redirect(`/consent/${(await params).token}`);
}
