import { setTimeout as after } from 'node:timers/promises';
import { second } from '#lib/clock';
import { compareNext } from '#lib/customers/duplicates/watch';
import { log } from '#lib/log';

/** How long it rests: where there is more to compare, as long as lets others work, and else until something may have changed. */
const rest = { busy: 100, idle: 5 * second };

/** Keeps the possible duplicates up with the register, in the background. @returns ends it, after the step it is at */
export function startComparing(): () => Promise<void> {
  const ending = new AbortController();
  const work = (async () => {
    while (!ending.signal.aborted) {
      const more = await compareNext().catch((error: unknown) => {
        log.error({ err: error }, 'customers could not be compared');
        return false;
      });
      await after(more ? rest.busy : rest.idle, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return async () => {
    ending.abort();
    await work;
  };
}
