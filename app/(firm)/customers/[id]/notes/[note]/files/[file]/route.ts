import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { attachment } from '#lib/files/name';
import { openFile } from '#lib/notes/open-file';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

interface FileProps {
  params: Promise<{ id: string; note: string; file: string }>;
}

/** A file of a note as a download; to whom the note is not there, neither is the file. */
export async function GET(_request: Request, { params }: FileProps): Promise<Response> {
  const ctx = await requireContext();
  const { id, note, file: fileId } = await params;
  try {
    const file = await openFile(ctx, id, note, fileId);
    if (!file) return new Response('Not found', { status: 404 });
    const headers = {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': attachment(file.name),
      // `nosniff` and a policy that lets nothing in it act: the front door puts them on.
      'cache-control': 'no-store',
    };
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
