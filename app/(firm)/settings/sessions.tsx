import { endOneSession } from './actions';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { signedIn } from '#lib/session';
import { activeSessions } from '#lib/users/sessions';

/** Browser and system, as far as the browser tells: enough to know one's own devices. */
function deviceName(userAgent: string): string {
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? '';
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(userAgent)?.[0] ?? '';
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system.replace('Macintosh', 'macOS')].filter(Boolean).join(' · ') || userAgent.slice(0, 40) || '?';
}

/** Where the person is signed in, each place with the way to end it. */
export async function Sessions({ ctx }: { ctx: Context }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const here = await signedIn();
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  const sessions = await activeSessions(ctx);
  return (
    <section className="group">
      <h2>{t('settings.sessions')}</h2>
      <ul className="rows">
        {sessions.map(({ id, userAgent, createdAt, seenAt }) => (
          <li key={id}>
            <div>
              <bdi className="strong">{deviceName(userAgent)}</bdi> {id === here?.sessionId && <span className="help">({t('settings.thisSession')})</span>}
              <p className="help">{t('settings.since', { at: at(createdAt), seen: at(seenAt) })}</p>
            </div>
            {id !== here?.sessionId && (
              <form action={endOneSession}>
                <input type="hidden" name="session" value={id} />
                <button className="link">{t('settings.end')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
