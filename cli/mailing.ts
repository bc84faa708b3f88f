import { setTimeout as after } from 'node:timers/promises';
import { second } from '#lib/clock';
import { log } from '#lib/log';
import { keepWaitingAsFiles } from '#lib/mail/folder';
import { sendingOf } from '#lib/mail/server';
import { sendDue, takeUpUnanswered } from '#lib/mail/work';
import { isStillDueOrTakenBack } from '#lib/reminders/still-due';
import { contextsOfOwners } from '#lib/users/context-of';

const lookEvery = second;
/** So many of one firm, then the next has its turn. */
const inARow = 20;
/** So long a server may still answer when the program ends. */
const lastWait = 5 * second;

/**
 * Sends the mail of all firms: what is due at each look, one message after the other.
 * @param isAlone whether nobody else can be at work on these data: what was being sent when the program last ended is taken up at once
 * @returns ends it, after the message it is at
 */
export function startMailing(isAlone: boolean): () => Promise<void> {
  const ending = new AbortController();
  const cutOff = new AbortController();
  const round = async (isFirst: boolean): Promise<number> => {
    let dealtWith = 0;
    for (const ctx of await contextsOfOwners()) {
      if (ending.signal.aborted) break;
      try {
        const unanswered = await takeUpUnanswered(ctx, isFirst && isAlone);
        if (unanswered > 0) log.warn({ messages: unanswered }, 'mail was being sent when the program ended; it is sent again');
        await keepWaitingAsFiles(ctx, await sendingOf(ctx));
        dealtWith += await sendDue(ctx, inARow, { ending: cutOff.signal, isEnding: () => ending.signal.aborted, isStillDue: isStillDueOrTakenBack });
      } catch (error) {
        log.error({ err: error, firm: ctx.firm.id }, 'the mail of a firm could not be sent');
      }
    }
    return dealtWith;
  };
  const work = (async () => {
    for (let isFirst = true; !ending.signal.aborted; isFirst = false) {
      const dealtWith = await round(isFirst).catch((error: unknown) => {
        log.error({ err: error }, 'mail could not be looked for');
        return 0;
      });
      if (dealtWith === 0) await after(lookEvery, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return async () => {
    ending.abort();
    const overdue = setTimeout(() => cutOff.abort(), lastWait);
    await work;
    clearTimeout(overdue);
  };
}
