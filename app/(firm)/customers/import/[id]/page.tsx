import { redirect } from 'next/navigation';
import { nowhere } from '../../addresses';
import { NoPermission } from '../../../no-permission';
import { type SearchParams } from '../../../../search-params';
import { importsAddress } from '../addresses';
import { Found } from './found';
import { Mapping } from './mapping';
import { Outcome } from './outcome';
import { Progress } from './progress';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findImport, type Import } from '#lib/imports/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface ImportPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.import')) return <NoPermission ctx={ctx} />;
  const file = await findImport(ctx, (await params).id);
  if (!file || file.rowCount === 0) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      {/* The form of the columns has a title of its own, which says when it was refused. */}
      {file.state !== 'mapping' && <title>{t('imports.title')}</title>}
      <h1>{t('imports.title')}: <bdi>{file.fileName}</bdi></h1>
      <Stage ctx={ctx} file={file} params={await searchParams} />
      <p><a href={importsAddress} data-key="Escape">{t('imports.before')}</a></p>
    </>
  );
}

/** What is to be seen and done, by how far the file has come. */
function Stage({ ctx, file, params }: { ctx: Context; file: Import; params: SearchParams }) {
  switch (file.state) {
    case 'mapping':
      return (
        <>
          <Found ctx={ctx} file={file} />
          <Mapping ctx={ctx} file={file} />
        </>
      );
    case 'checking':
    case 'saving':
    case 'welcoming':
    case 'undoing':
      return <Progress ctx={ctx} file={file} state={file.state} />;
    default:
      return <Outcome ctx={ctx} file={file} params={params} />;
  }
}
