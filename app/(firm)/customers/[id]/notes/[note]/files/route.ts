import { redirect } from 'next/navigation';
import { noteAddress, refusedAddress, uploadedAddress } from '../../addresses';
import { nowhere } from '../../../../addresses';
import type { Context } from '#lib/context';
import { longestUpload } from '#lib/file-limits';
import { incomingBody } from '#lib/files/incoming-body';
import { BrokenForm, partsOf } from '#lib/files/multipart';
import { log } from '#lib/log';
import { attachFiles, checkMayAttach } from '#lib/notes/attach';
import { Forbidden, Missing } from '#lib/problems';
import { loginAddress, signedIn } from '#lib/session';

interface UploadProps {
  params: Promise<{ id: string; note: string }>;
}

/** To be fetched by GET, whatever the request was. */
const leadTo = (location: string): Response => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/** Takes the files of a plain form, as they come. Who sends them, to what, and how much is settled before anything is read. */
export async function POST(request: Request, { params }: UploadProps): Promise<Response> {
  const { id, note } = await params;
  const here = await signedIn();
  if (!here) return leadTo(loginAddress(noteAddress(id, note)));
  try {
    await checkMayAttach(here.ctx, id, note);
    return leadTo(await upload(here.ctx, id, note, request.headers));
  } catch (error) {
    if (error instanceof Missing) return leadTo(nowhere);
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    if (error instanceof BrokenForm) return leadTo(refusedAddress(id, note, 'broken'));
    log.error({ err: error }, 'an upload failed');
    return leadTo(refusedAddress(id, note, 'notStored'));
  }
}

/** Somebody reloads the page that an upload was sent to. */
export async function GET(_request: Request, { params }: UploadProps): Promise<Response> {
  const { id, note } = await params;
  redirect(noteAddress(id, note));
}

/** @returns where what became of it is shown */
async function upload(ctx: Context, customerId: string, noteId: string, headers: Headers): Promise<string> {
  const body = incomingBody.getStore();
  if (!body) throw new Error('The front door keeps back no body for this address');
  if (Number(headers.get('content-length')) > longestUpload(ctx.firm)) return refusedAddress(customerId, noteId, 'allTooLarge');
  const outcome = await attachFiles(ctx, customerId, noteId, partsOf(body, headers.get('content-type') ?? ''));
  if (outcome.attached === 0 && outcome.refused.length === 0) return refusedAddress(customerId, noteId, 'noneChosen');
  return uploadedAddress(customerId, noteId, outcome);
}
