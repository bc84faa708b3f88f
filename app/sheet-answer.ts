import 'server-only';
import type { Logo, Sheet } from '#lib/documents/sheet';
import { contentDisposition } from '#lib/files/name';
import { log } from '#lib/log';
import { translator } from '#lib/messages';
import { isNotTypeset, typeset, type TypesetJob } from '#lib/pdf/service';
import { readerLocale } from '#lib/session';

/** A sheet as a PDF that the browser shows, and saves under the sheet's name. */
export const pdfAnswer = (sheet: Sheet, logo: Logo | null): Promise<Response> =>
  answerWith({ sheet, logo, as: 'pdf' }, { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('inline', `${sheet.name}.pdf`) });

/** A sheet as a picture of its pages. */
export const pictureAnswer = (sheet: Sheet, logo: Logo | null): Promise<Response> => answerWith({ sheet, logo, as: 'svg' }, { 'content-type': 'image/svg+xml' });

async function answerWith(job: TypesetJob, headers: Record<string, string>): Promise<Response> {
  try {
    return new Response(new Blob([new Uint8Array(await typeset(job))]), { headers: { ...headers, 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (!isNotTypeset(error)) throw error;
    log.error({ err: error }, 'a sheet was not set');
    return new Response(translator(await readerLocale())('documents.notTypeset'), { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' } });
  }
}

/** Where there is no sheet: also where it is another firm's. */
export const noSheet = (): Response => new Response('Not found', { status: 404 });
