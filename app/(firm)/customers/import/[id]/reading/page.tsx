import { redirect } from 'next/navigation';
import { nowhere } from '../../../addresses';
import { NoPermission } from '../../../../no-permission';
import { readAgain } from '../../actions';
import { importAddress } from '../../addresses';
import { Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findImport } from '#lib/imports/queries';
import { delimiterNames, nameOfDelimiter, shapeOfImport } from '#lib/imports/reread';
import { type MessageKey, translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { encodings } from '#lib/tables/encoding';

/** In which encoding, and divided by what, a file is read. */
export default async function Reading({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.import')) return <NoPermission ctx={ctx} />;
  const file = await findImport(ctx, (await params).id);
  if (!file || file.rowCount === 0) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const { format, encoding, delimiter } = shapeOfImport(file);
  const name = nameOfDelimiter(delimiter);
  const title = t('imports.reread');
  return (
    <>
      <h1>{title}: <bdi>{file.fileName}</bdi></h1>
      <Form action={readAgain} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="file" value={file.id} />
        <section className="group">
          <Select name="encoding" label={t('imports.encoding')} value={encoding} options={encodings.map((value) => ({ value, label: t(`imports.encodings.${value}`) }))} />
          {format === 'csv' && (
            <>
              <Select name="delimiter" label={t('imports.delimiter')} value={name || 'other'}
                options={[...delimiterNames.map((value) => ({ value, label: t(`imports.delimiters.${value}` as MessageKey) })), { value: 'other', label: t('imports.delimiters.other') }]} />
              <TextField name="otherDelimiter" label={t('imports.otherDelimiter')} value={name ? '' : delimiter} dir="ltr" />
            </>
          )}
        </section>
        <div className="actions">
          <Submit>{title}</Submit>
          <a href={importAddress(file.id)} data-key="Escape">{t('imports.back')}</a>
        </div>
      </Form>
    </>
  );
}
