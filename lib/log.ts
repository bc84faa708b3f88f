import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';

// The front door and the pages are bundled apart: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillRequest?: AsyncLocalStorage<string> };

/** The id of the request that is being answered: it stands on each line that is logged meanwhile. */
export const currentRequest = (holder.sijillRequest ??= new AsyncLocalStorage<string>());

interface Fault {
  type: string;
  code?: string;
  message?: string;
  /** Where it happened: the frames alone. */
  stack: string[];
  cause?: Fault;
}

const isOfTheSystem = (code: string | undefined): boolean => code !== undefined && /^(?:E[A-Z]+|ERR_[A-Z_]+|SQLITE_[A-Z_]+|MODULE_NOT_FOUND)$/.test(code);

/**
 * What may be logged of an error. A message can hold what a person typed (a query names its values, a parser quotes its input),
 * so it is kept only where the system has written it, or where the one who hosts the program asks for all (LOG_LEVEL=debug).
 */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const stack = (error.stack ?? '').split('\n').map((line) => line.trim()).filter((line) => /^at .*:\d+:\d+\)?$/.test(line));
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...((isOfTheSystem(code) || log.level === 'debug') && { message: error.message }),
    stack,
    ...(error.cause !== undefined && { cause: faultOf(error.cause) }),
  };
}

/** The program's log: one line of JSON an event, on standard output. Nothing that tells of a person goes in: no names, no addresses, no queries. */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: faultOf },
  mixin: () => {
    const request = currentRequest.getStore();
    return request ? { request } : {};
  },
});
