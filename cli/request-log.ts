import type { RequestListener } from 'node:http';
import { currentRequest, log } from '#lib/log';
import { newId } from '#lib/ids';

/** Behind these an address is itself the key to what it opens: whoever reads the log must not be able to use it. */
const beforeSecrets = /\b(invitation|consent|i)\b(?=[/%]).+/is;

/** Only characters of addresses that we make: a path that somebody made up may hold anything. */
export const pathOf = (url = ''): string => url.split('?', 1)[0]?.replace(beforeSecrets, '$1/*').slice(0, 200).replaceAll(/[^\w/.-]/g, '*') ?? '';

const isQuiet = (path: string): boolean => path === '/healthz' || path.startsWith('/_next/');

/** Gives each request an id, says it in the answer (`X-Request-Id`), and logs how it went: one line, without the query. */
export function logged(listener: RequestListener): RequestListener {
  return (request, response) => {
    const id = newId();
    const begun = performance.now();
    const path = pathOf(request.url);
    response.setHeader('X-Request-Id', id);
    currentRequest.run(id, () => {
      response.once('close', () => {
        const milliseconds = Math.round(performance.now() - begun);
        const facts = { request: id, method: request.method, path, status: response.statusCode, milliseconds };
        if (!response.writableFinished) log.warn(facts, 'answer cut short');
        else if (isQuiet(path)) log.debug(facts, 'request');
        else if (response.statusCode >= 500) log.error(facts, 'request');
        else log.info(facts, 'request');
      });
      listener(request, response);
    });
  };
}

/** The error among the things that a part of the program has printed. */
function printedError(parts: unknown[]): { err?: unknown } {
  const error = parts.find((part) => part instanceof Error);
  return error ? { err: error } : {};
}

/** What Next.js and libraries print goes into the log as well, and of errors only what may. */
export function logWhatIsPrinted(): void {
  console.error = (...parts: unknown[]) => log.error(printedError(parts), 'reported by a part of the program');
  console.log = (...parts: unknown[]) => log.debug(printedError(parts), 'said by a part of the program');
  console.warn = (...parts: unknown[]) => log.warn(printedError(parts), 'warning of a part of the program');
}
