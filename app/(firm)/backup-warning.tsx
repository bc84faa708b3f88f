import { backupWarning } from '#lib/backup/owner';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

/** Where people arrive: that the data were not backed up lately, for those who can do something about it. */
export async function BackupWarning({ ctx }: { ctx: Context }) {
  const warning = await backupWarning(ctx);
  if (!warning) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return <div className="notice warning" role="alert">{t(warning === 'failed' ? 'backups.warnFailed' : 'backups.warnOld')} <a href="/settings/backups">{t('backups.see')}</a></div>;
}
