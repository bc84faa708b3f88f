import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';

// The front door and the pages are bundled apart: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillIncomingBody?: AsyncLocalStorage<Readable> };

/**
 * The body of the upload that is being answered. Next.js would read it into memory, as fast as it comes and whether or not
 * anybody wants it; so the front door keeps it back, and whoever has checked who sends it takes it from here.
 */
export const incomingBody = (holder.sijillIncomingBody ??= new AsyncLocalStorage<Readable>());
