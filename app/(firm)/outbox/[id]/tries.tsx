import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import type { Attempt } from '#lib/mail/queries';
import { translator } from '#lib/messages';

interface TriesProps {
  ctx: Context;
  attempts: Attempt[];
  /** After so many days a message is given up. */
  days: number;
}

/** Each time the message was handed to the server, and what the server said. */
export function Tries({ ctx, attempts, days }: TriesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group" aria-labelledby="tries">
      <h2 id="tries">{t('mail.tries')}</h2>
      {attempts.length === 0 && <p>{t('mail.noTries')}</p>}
      <ol className="history">
        {attempts.map(({ id, startedAt, outcome, answer }) => (
          <li key={id}>
            <p><span className="strong">{t('mail.tryAt', { at: dayAndTime(startedAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</span> · {outcome === null ? t('mail.underWay') : t(`mail.outcomes.${outcome}`)}</p>
            {answer && <p className="help" dir="ltr"><code className="answer">{answer}</code></p>}
          </li>
        ))}
      </ol>
      <p className="help">{t('mail.retries', { days })}</p>
    </section>
  );
}
