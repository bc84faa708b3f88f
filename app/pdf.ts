import 'server-only';
import type { Logo, Sheet } from '#lib/documents/sheet';
import { log } from '#lib/log';
import { translator } from '#lib/messages';
import { isNotTypeset, pdfOf } from '#lib/pdf/service';
import { readerLocale } from '#lib/session';

/** A sheet as a PDF that the browser shows, and saves under the sheet's name. */
export async function pdfAnswer(sheet: Sheet, logo: Logo | null): Promise<Response> {
  try {
    const pdf = await pdfOf(sheet, logo);
    // Names in RFC 5987's form: any letters; and once more in plain ones for what does not know it.
    const name = `${sheet.name}.pdf`.replaceAll(/[\p{Cc}/\\]/gu, ' ');
    const disposition = `inline; filename="${(sheet.number || 'document').replaceAll(/[^\w.-]/g, '_')}.pdf"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: { 'content-type': 'application/pdf', 'content-disposition': disposition, 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (!isNotTypeset(error)) throw error;
    log.error({ err: error }, 'a PDF was not made');
    return new Response(translator(await readerLocale())('documents.notTypeset'), { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' } });
  }
}

export const notFound = (): Response => new Response('Not found', { status: 404 });
