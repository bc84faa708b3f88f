import 'server-only';
import type { Logo, Sheet } from '#lib/documents/sheet';
import { contentDisposition } from '#lib/files/name';
import { log } from '#lib/log';
import { translator } from '#lib/messages';
import { isNotTypeset, pdfOf, pictureOf } from '#lib/pdf/service';
import { readerLocale } from '#lib/session';

/** A sheet as a PDF that the browser shows, and saves under the sheet's name. */
export const pdfAnswer = (sheet: Sheet, logo: Logo | null): Promise<Response> =>
  answerWith(() => pdfOf(sheet, logo), { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('inline', `${sheet.name}.pdf`) });

/** A sheet as a picture of its pages. */
export const pictureAnswer = (sheet: Sheet, logo: Logo | null): Promise<Response> => answerWith(() => pictureOf(sheet, logo), { 'content-type': 'image/svg+xml' });

async function answerWith(make: () => Promise<Uint8Array>, headers: Record<string, string>): Promise<Response> {
  try {
    return new Response(new Blob([new Uint8Array(await make())]), { headers: { ...headers, 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (!isNotTypeset(error)) throw error;
    log.error({ err: error }, 'a sheet was not set');
    return new Response(translator(await readerLocale())('documents.notTypeset'), { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' } });
  }
}

export const notFound = (): Response => new Response('Not found', { status: 404 });
