import { redirect } from 'next/navigation';
import { nowhere } from '../../../addresses';
import { NoPermission } from '../../../../no-permission';
import { agree } from '../../actions';
import { importAddress } from '../../addresses';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findImport } from '#lib/imports/queries';
import { countWelcomes, type NotWelcomed } from '#lib/imports/welcome';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** How many welcome invoices a file would send, to whom none and why; and the second word that is needed for it. */
export default async function ImportWelcomes({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.import') || !can(ctx, 'mail.edit')) return <NoPermission ctx={ctx} />;
  const file = await findImport(ctx, (await params).id);
  if (!file || file.rowCount === 0) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const { templates, total, not } = await countWelcomes(ctx, file.id);
  const title = t('welcome.imports.confirmTitle');
  return (
    <>
      <h1>{title}</h1>
      <section className="group">
        <h2><bdi>{file.fileName}</bdi></h2>
        <p className="strong">{t('welcome.imports.count', { count: total })}</p>
        {templates.length > 1 && <ul>{templates.map(({ id, name, count }) => <li key={id}>{t('welcome.imports.template', { name, count })}</li>)}</ul>}
        {(Object.entries(not) as [NotWelcomed, number][]).map(([why, count]) => <p key={why}>{t(`welcome.imports.notCount.${why}`, { count })}</p>)}
        {total > 0 && <p>{t('welcome.imports.confirmLead')}</p>}
        <Form action={agree} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <input type="hidden" name="file" value={file.id} />
          <input type="hidden" name="seen" value={total} />
          <div className="actions">{total > 0 && <Submit>{t('welcome.imports.confirm', { count: total })}</Submit>} <a href={importAddress(file.id)} data-key="Escape">{t('welcome.imports.back')}</a></div>
        </Form>
      </section>
    </>
  );
}
