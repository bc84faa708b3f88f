import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { sendingOf } from '#lib/mail/server';
import { translator } from '#lib/messages';

/** Says that mail waits, why, and where that is mended; nothing where it goes out. */
export async function Readiness({ ctx }: { ctx: Context }) {
  const sending = await sendingOf(ctx);
  if (sending.server !== null) return null;
  const t = translator(ctx.locale);
  return (
    <p className="notice warning">
      {t(`mail.${sending.why}`)} {can(ctx, 'firm.edit') ? <a href="/settings/mail">{t('mail.setUp')}</a> : t('mail.askOwner')}
    </p>
  );
}
