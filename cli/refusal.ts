import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf, translator } from '#lib/messages';

const statuses = { tooLarge: 413, filesTooLarge: 413, lengthUnknown: 411, foreignForm: 403, starting: 503, outdated: 409, unreadable: 400, failed: 500 };

/** A request that goes no further, answered with a page that says why, in the language of the browser. */
export function refuse(request: IncomingMessage, response: ServerResponse, reason: keyof typeof statuses): void {
  const cookie = /(?:^|;\s*)locale=(ar|en)/.exec(request.headers.cookie ?? '')?.[1];
  const asked = /\b(ar|en)\b/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  const locale = (cookie ?? asked) === 'en' ? 'en' : 'ar';
  const t = translator(locale);
  const text = t(`refused.${reason}`);
  const page =
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${t('product')}</title><body><main><h1>${t('product')}</h1><p>${text}</p></main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', connection: 'close', ...(reason === 'starting' && { 'retry-after': '2' }) };
  response.writeHead(statuses[reason], headers).end(page);
}
