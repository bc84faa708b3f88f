import { redirect } from 'next/navigation';
import { noteAddress } from '../../addresses';
import { outcomeAddress } from '../../../upload/addresses';
import { receiveUpload } from '../../../upload/receive';
import { attachFiles, checkMayAttach } from '#lib/notes/attach';

interface UploadProps {
  params: Promise<{ id: string; note: string }>;
}

/** Attaches files to a note. */
export async function POST(request: Request, { params }: UploadProps): Promise<Response> {
  const { id, note } = await params;
  const page = noteAddress(id, note);
  return receiveUpload(request, {
    page,
    check: (ctx) => checkMayAttach(ctx, id, note),
    take: async (ctx, parts) => {
      const outcome = await attachFiles(ctx, id, note, parts);
      return outcome.attached === 0 && outcome.refused.length === 0 ? null : outcomeAddress(page, outcome);
    },
  });
}

/** Somebody reloads the page that an upload was sent to. */
export async function GET(_request: Request, { params }: UploadProps): Promise<Response> {
  const { id, note } = await params;
  redirect(noteAddress(id, note));
}
