import type { Context } from '#lib/context';
import { plainNumber } from '#lib/format';
import { countMail, mostMailCounted } from '#lib/mail/queries';
import { translator } from '#lib/messages';

/** In the menu: how much mail did not go out, until somebody has dealt with it. Nothing where there is none. */
export async function FailedMail({ ctx }: { ctx: Context }) {
  const counts = await countMail(ctx, ['failed', 'maybeSent']);
  const failed = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (failed === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return <span className="badge"><span aria-hidden="true">{failed > mostMailCounted ? `${plainNumber(mostMailCounted, ctx.user.digits)}+` : plainNumber(failed, ctx.user.digits)}</span><span className="visually-hidden"> {t('mail.failed', { n: failed })}</span></span>;
}
