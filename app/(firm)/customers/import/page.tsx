import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { importAddress } from './addresses';
import { ErrorSummary } from '#components/form/error-summary';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { largestImport } from '#lib/file-limits';
import type { FormState } from '#lib/form-state';
import { dayAndTime, fileSize } from '#lib/format';
import { listImports } from '#lib/imports/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { unreadableReasons } from '#lib/tables/unreadable';

/** Why an upload was not taken, as the address says. */
function problemsOf(ctx: Context, reason: string): FormState['problems'] {
  const t = translator(ctx.locale, ctx.user.digits);
  const ofForm = (['noneChosen', 'broken', 'notStored'] as const).find((word) => word === reason);
  const ofFile = ([...unreadableReasons, 'tooLarge'] as const).find((word) => word === reason);
  if (ofForm) return [{ field: 'file', message: t(`imports.${ofForm}`) }];
  return ofFile ? [{ field: 'file', message: t(`imports.unreadable.${ofFile}`) }] : [];
}

export default async function Imports({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.import')) return <NoPermission ctx={ctx} />;
  const t = translator(ctx.locale, ctx.user.digits);
  const problems = problemsOf(ctx, single((await searchParams)['refused']));
  const [problem] = problems;
  const title = t('imports.title');
  return (
    <>
      <title>{problem ? t('error', { title }) : title}</title>
      <ErrorSummary heading={t('errors.summary')} problems={problems} />
      <h1>{title}</h1>
      <p className="lead">{t('imports.lead')}</p>
      <form method="post" encType="multipart/form-data" action="/customers/import/upload" className="group upload">
        <div className="field" data-wrong={problem ? '' : undefined}>
          <label htmlFor="file">{t('imports.file')}</label>
          <p className="help" id="file-help">{t('imports.fileHelp', { size: fileSize(largestImport, ctx.locale, ctx.user.digits) })}</p>
          {problem && <p className="wrong" id="file-error">{problem.message}</p>}
          <input type="file" id="file" name="file" required accept=".csv,.txt,.tsv,.xlsx,.vcf,text/csv,text/vcard" aria-invalid={problem ? true : undefined} aria-describedby={problem ? 'file-help file-error' : 'file-help'} />
        </div>
        <div className="actions"><button className="button">{t('imports.upload')}</button></div>
      </form>
      <Before ctx={ctx} />
      <p><a href="/customers" data-key="Escape">{t('customers.title')}</a></p>
    </>
  );
}

/** The files that were brought in before, and what has become of them. */
async function Before({ ctx }: { ctx: Context }) {
  const files = await listImports(ctx);
  if (files.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('imports.before')}</h2>
      <ul className="rows">
        {files.map(({ id, fileName, state, rowCount, createdAt, userName }) => (
          <li key={id}>
            <div>
              <a href={importAddress(id)}><bdi>{fileName}</bdi></a> <span className="tag">{t(`imports.states.${state}`)}</span>
              <p className="help">{t('imports.rows', { count: rowCount })} · {t('imports.by', { name: userName, at: dayAndTime(createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
