import { logoOf } from '#lib/brands/logo';
import type { Context } from '#lib/context';

/** The firm's logo as a picture of a page; 404 where it has none. */
export async function logoAnswer(ctx: Context | null): Promise<Response> {
  const logo = ctx && (await logoOf(ctx));
  if (!logo) return new Response('Not found', { status: 404 });
  return new Response(new Blob([new Uint8Array(logo.content)]), { headers: { 'content-type': logo.mediaType, 'cache-control': 'private, no-store' } });
}
