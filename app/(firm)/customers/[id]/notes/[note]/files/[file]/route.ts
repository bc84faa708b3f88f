import { giveOut } from '../../../../upload/give-out';
import { openFile } from '#lib/notes/open-file';

interface FileProps {
  params: Promise<{ id: string; note: string; file: string }>;
}

/** A file of a note; to whom the note is not there, neither is the file. */
export async function GET(_request: Request, { params }: FileProps): Promise<Response> {
  const { id, note, file } = await params;
  return giveOut((ctx) => openFile(ctx, id, note, file));
}
