import { basename } from 'node:path';
import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { makeBackup } from '../actions';
import { confirmationOf } from '../confirmation';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { type BackupStatus, backupStatus } from '#lib/backup/owner';
import { kept } from '#lib/backup/retention';
import type { Context } from '#lib/context';
import { ago, dayAndTime, fileSize } from '#lib/format';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function Backups({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'backups.make')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('backups.title');
  const status = await backupStatus(ctx);
  return (
    <>
      <title>{title}</title>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        {status ? <Made ctx={ctx} status={status} /> : <p>{t('backups.elsewhere')}</p>}
      </section>
    </>
  );
}

function Made({ ctx, status: { backups, busy, failure, folder } }: { ctx: Context; status: BackupStatus }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  const size = (bytes: number) => fileSize(bytes, ctx.locale, ctx.user.digits);
  const [newest] = backups;
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('backups.title') }) };
  return (
    <>
      {failure && (
        <div className="notice warning" role="alert">
          <p className="strong">{t('backups.failed', { at: at(failure.at) })}</p>
          <p lang="en" dir="ltr">{failure.message}</p>
        </div>
      )}
      <p>{newest ? t('backups.last', { ago: ago(newest.at, ctx.locale, ctx.user.digits), at: at(newest.at), size: size(newest.size) }) : t('backups.none')}</p>
      {busy ? (
        <p className="notice" role="status">{t('backups.busy')} <a href="/settings/backups">{t('backups.lookAgain')}</a></p>
      ) : (
        <Form action={makeBackup} words={words}><div className="actions"><Submit>{t('backups.make')}</Submit></div></Form>
      )}
      {backups.length > 0 && (
        <ul className="rows">
          {backups.map((backup) => (
            <li key={backup.file}>
              <div>
                <span className="strong">{at(backup.at)}</span>
                <p className="help">{t(`backups.reasons.${backup.reason}`)} · {size(backup.size)}</p>
              </div>
              <a href={`/settings/backups/${basename(backup.file)}`} download aria-label={t('backups.downloadOf', { at: at(backup.at) })}>{t('backups.download')}</a>
            </li>
          ))}
        </ul>
      )}
      <p className="help">{t('backups.kept', kept)} {t('backups.advice')}</p>
      <p className="help">{t('backups.folder')} <bdi dir="ltr">{folder}</bdi></p>
    </>
  );
}
