import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { takeBackup } from '#lib/backup/owner';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

/** A backup as a download, for the owner. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const ctx = await requireContext();
  const { file: name } = await params;
  try {
    const backup = await takeBackup(ctx, name);
    if (!backup) return new Response('Not found', { status: 404 });
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(backup.size),
      'content-disposition': `attachment; filename="sijill-${basename(backup.file)}"`,
      'cache-control': 'no-store',
    };
    return new Response(Readable.toWeb(createReadStream(backup.file)) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
