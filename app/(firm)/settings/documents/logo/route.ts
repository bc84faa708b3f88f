import { logoOf } from '#lib/brands/logo';
import { requireContext } from '#lib/session';

/** The firm's logo. */
export async function GET(): Promise<Response> {
  const logo = await logoOf(await requireContext());
  if (!logo) return new Response('Not found', { status: 404 });
  return new Response(new Blob([new Uint8Array(logo.content)]), { headers: { 'content-type': logo.mediaType, 'cache-control': 'private, no-store' } });
}
