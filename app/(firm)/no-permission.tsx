import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

/** Drawn in place of a page that the person's role does not open. It shows nothing of what it would have shown. */
export function NoPermission({ ctx, heading: Heading = 'h1' }: { ctx: Context; heading?: 'h1' | 'h2' }) {
  const t = translator(ctx.locale);
  return (
    <>
      <title>{t('forbidden.title')}</title>
      <Heading>{t('forbidden.title')}</Heading>
      <p>{t('forbidden.lead', { firm: ctx.firm.name })}</p>
    </>
  );
}
