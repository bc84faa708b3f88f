import 'server-only';
import { nowhere } from '../../addresses';
import { refusedAddress } from './addresses';
import type { Context } from '#lib/context';
import { longestUpload } from '#lib/file-limits';
import { incomingBody } from '#lib/files/incoming-body';
import { BrokenForm, type Part, partsOf } from '#lib/files/multipart';
import { log } from '#lib/log';
import { Changed, Forbidden, Missing } from '#lib/problems';
import { loginAddress, signedIn } from '#lib/session';

interface UploadPlace {
  /** The page of the form: where people come back to. */
  page: string;
  /** Where it leads when somebody else was faster. */
  changed?: string;
  /** Throws when this person may not send anything there. It is asked before anything is read. */
  check: (ctx: Context) => Promise<void>;
  /** @returns where what became of it is shown; null when no file was sent */
  take: (ctx: Context, parts: AsyncIterable<Part>) => Promise<string | null>;
}

/** To be fetched by GET, whatever the request was. */
const leadTo = (location: string): Response => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/** Takes the files of a plain form, as they come. Who sends them, to what, and how much is settled before anything is read. */
export async function receiveUpload({ headers }: Request, { page, changed = nowhere, check, take }: UploadPlace): Promise<Response> {
  const here = await signedIn();
  if (!here) return leadTo(loginAddress(page));
  const { ctx } = here;
  try {
    await check(ctx);
    const body = incomingBody.getStore();
    if (!body) throw new Error('The front door keeps back no body for this address');
    if (Number(headers.get('content-length')) > longestUpload(ctx.firm)) return leadTo(refusedAddress(page, 'allTooLarge'));
    return leadTo((await take(ctx, partsOf(body, headers.get('content-type') ?? ''))) ?? refusedAddress(page, 'noneChosen'));
  } catch (error) {
    if (error instanceof Missing) return leadTo(nowhere);
    if (error instanceof Changed) return leadTo(changed);
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    if (error instanceof BrokenForm) return leadTo(refusedAddress(page, 'broken'));
    log.error({ err: error }, 'an upload failed');
    return leadTo(refusedAddress(page, 'notStored'));
  }
}
