import { setTimeout as after } from 'node:timers/promises';
import { hour } from '#lib/clock';
import { makeDueExpenses } from '#lib/expenses/make-due';
import { log } from '#lib/log';
import { makeDue } from '#lib/recurring/run';

/** A day begins at another hour in each firm's time zone; nobody waits for an invoice to the minute. */
const lookEvery = hour;

/** Makes the recurring invoices and expenses that are due: at once, and every hour. @returns ends it, after the document it is at */
export function startRecurring(): () => Promise<void> {
  const ending = new AbortController();
  const work = (async () => {
    while (!ending.signal.aborted) {
      const made = await makeDue(() => ending.signal.aborted).catch((error: unknown) => {
        log.error({ err: error }, 'recurring invoices could not be made');
        return 0;
      });
      if (made > 0) log.info({ documents: made }, 'recurring invoices were made');
      const recorded = await makeDueExpenses(() => ending.signal.aborted).catch((error: unknown) => {
        log.error({ err: error }, 'recurring expenses could not be recorded');
        return 0;
      });
      if (recorded > 0) log.info({ expenses: recorded }, 'recurring expenses were recorded');
      await after(lookEvery, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return async () => {
    ending.abort();
    await work;
  };
}
