import { redirect } from 'next/navigation';
import { importAddress, importsAddress, refusedUploadAddress } from '../addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { longestImportUpload } from '#lib/file-limits';
import { incomingBody } from '#lib/files/incoming-body';
import { BrokenForm, partsOf } from '#lib/files/multipart';
import { receiveImport } from '#lib/imports/receive';
import { log } from '#lib/log';
import { Invalid } from '#lib/problems';
import { loginAddress, signedIn } from '#lib/session';

/** To be fetched by GET, whatever the request was. */
const leadTo = (location: string): Response => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/** Takes the file of a plain form, as it comes. Who sends it, and how much it is, is settled before anything is read. */
export async function POST(request: Request): Promise<Response> {
  const here = await signedIn();
  if (!here) return leadTo(loginAddress(importsAddress));
  if (!can(here.ctx, 'customers.import')) return new Response('Forbidden', { status: 403 });
  try {
    return leadTo(await upload(here.ctx, request.headers));
  } catch (error) {
    if (error instanceof Invalid) return leadTo(refusedUploadAddress(error.problems[0]?.key.split('.').at(-1) ?? ''));
    if (error instanceof BrokenForm) return leadTo(refusedUploadAddress('broken'));
    log.error({ err: error }, 'an upload failed');
    return leadTo(refusedUploadAddress('notStored'));
  }
}

/** Somebody reloads the page that an upload was sent to. */
export async function GET(): Promise<Response> {
  redirect(importsAddress);
}

/** @returns where what was found is shown */
async function upload(ctx: Context, headers: Headers): Promise<string> {
  const body = incomingBody.getStore();
  if (!body) throw new Error('The front door keeps back no body for this address');
  if (Number(headers.get('content-length')) > longestImportUpload) return refusedUploadAddress('tooLarge');
  for await (const { fileName, content } of partsOf(body, headers.get('content-type') ?? '')) {
    // A field of a file in which none was chosen comes without a name.
    if (fileName) return importAddress(await receiveImport(ctx, fileName, content));
  }
  return refusedUploadAddress('noneChosen');
}
