import 'server-only';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from '#lib/context';
import { contentDisposition } from '#lib/files/name';
import type { OpenedFile } from '#lib/files/opened';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

/**
 * A file as a download.
 * @param open opens it for this person; null when it is not there for them
 */
export async function giveOut(open: (ctx: Context) => Promise<OpenedFile | null>): Promise<Response> {
  const ctx = await requireContext();
  try {
    const file = await open(ctx);
    if (!file) return new Response('Not found', { status: 404 });
    const headers = {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': contentDisposition('attachment', file.name),
      // `nosniff` and a policy that lets nothing in it act: the front door puts them on.
      'cache-control': 'no-store',
    };
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
