import { setTimeout as after } from 'node:timers/promises';
import { second } from '#lib/clock';
import { log } from '#lib/log';
import { remindDue } from '#lib/reminders/run';

/** How often it is looked whether a firm's time of day has come. It costs next to nothing, and whoever lets a reminder go waits to see it. */
const lookEvery = 10 * second;

/** Queues the reminders that are due: at once, and every few seconds. @returns ends it, after the letter it is at */
export function startReminding(): () => Promise<void> {
  const ending = new AbortController();
  const work = (async () => {
    while (!ending.signal.aborted) {
      const queued = await remindDue(() => ending.signal.aborted).catch((error: unknown) => {
        log.error({ err: error }, 'reminders could not be queued');
        return 0;
      });
      if (queued > 0) log.info({ messages: queued }, 'reminders were queued');
      await after(lookEvery, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return async () => {
    ending.abort();
    await work;
  };
}
