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

const frame = /^at (?:.* \()?(?:async )?(?:file:\/\/|node:|\/).*:\d+:\d+\)?$/;

/** Before the frames stands the message, and its lines may look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const begin = stack.indexOf(message);
  const behind = begin < 0 ? stack : stack.slice(begin + message.length);
  return behind.split('\n').map((line) => line.trim()).filter((line) => frame.test(line));
}

/** The system names the call and the file, SQLite a table and its columns; but a statement that it cannot read is quoted. */
function isPlain(error: Error, code: string): boolean {
  return ('errno' in error && 'syscall' in error) || /^SQLITE_(?!ERROR)/.test(code);
}

/** With LOG_LEVEL=debug the one who hosts the program asks for all. */
const tellsAll = (): boolean => process.env['LOG_LEVEL'] === 'debug';

/** Causes are told this deep: an error may be its own. */
const deepest = 5;

function faultAt(depth: number, error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code) ? error.code : undefined;
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code !== undefined && { code }),
    ...((tellsAll() || (code !== undefined && isPlain(error, code))) && { message: error.message }),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < deepest && { cause: faultAt(depth + 1, error.cause) }),
  };
}

/**
 * What may be logged of an error. A message can hold what a person typed (a query names its values, a parser or a server quotes its
 * input), so it is kept only where it is known to hold none.
 */
export const faultOf = (error: unknown): Fault => faultAt(0, error);

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
